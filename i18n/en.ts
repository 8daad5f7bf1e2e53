<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
    <context>
        <name>QAbstractFileIconProvider</name>
        <message>
            <source>Alias</source>
            <translation>Alias</translation>
        </message>
        <message>
            <source>Drive</source>
            <translation>Drive</translation>
        </message>
        <message>
            <source>File</source>
            <translation>File</translation>
        </message>
        <message>
            <source>File Folder</source>
            <translation>File Folder</translation>
        </message>
        <message>
            <source>Folder</source>
            <translation>Folder</translation>
        </message>
        <message>
            <source>Shortcut</source>
            <translation>Shortcut</translation>
        </message>
        <message>
            <source>Unknown</source>
            <translation>Unknown</translation>
        </message>
    </context>
    <context>
        <name>QAbstractSpinBox</name>
        <message>
            <source>&amp;Select All</source>
            <translation>&amp;Select All</translation>
        </message>
        <message>
            <source>&amp;Step up</source>
            <translation>&amp;Step up</translation>
        </message>
        <message>
            <source>Step &amp;down</source>
            <translation>Step &amp;down</translation>
        </message>
    </context>
    <context>
        <name>QComboBox</name>
        <message>
            <source>Open the combo box selection popup</source>
            <translation>Open the combo box selection popup</translation>
        </message>
    </context>
    <context>
        <name>QDialog</name>
        <message>
            <source>What's This?</source>
            <translation>What's This?</translation>
        </message>
    </context>
    <context>
        <name>QDialogButtonBox</name>
        <message>
            <source>OK</source>
            <translation>OK</translation>
        </message>
    </context>
    <context>
        <name>QErrorMessage</name>
        <message>
            <source>&amp;OK</source>
            <translation>&amp;OK</translation>
        </message>
        <message>
            <source>&amp;Show this message again</source>
            <translation>&amp;Show this message again</translation>
        </message>
    </context>
    <context>
        <name>QFileDialog</name>
        <message>
            <source>%1
Directory not found.
Please verify the correct directory name was given.</source>
            <translation>%1
Directory not found.
Please verify the correct directory name was given.</translation>
        </message>
        <message>
            <source>%1
File not found.
Please verify the correct file name was given.</source>
            <translation>%1
File not found.
Please verify the correct file name was given.</translation>
        </message>
        <message>
            <source>%1 already exists.
Do you want to replace it?</source>
            <translation>%1 already exists.
Do you want to replace it?</translation>
        </message>
        <message>
            <source>&amp;Choose</source>
            <translation>&amp;Choose</translation>
        </message>
        <message>
            <source>&amp;Delete</source>
            <translation>&amp;Delete</translation>
        </message>
        <message>
            <source>&amp;New Folder</source>
            <translation>&amp;New Folder</translation>
        </message>
        <message>
            <source>&amp;Open</source>
            <translation>&amp;Open</translation>
        </message>
        <message>
            <source>&amp;Rename</source>
            <translation>&amp;Rename</translation>
        </message>
        <message>
            <source>&amp;Save</source>
            <translation>&amp;Save</translation>
        </message>
        <message>
            <source>'%1' is write protected.
Do you want to delete it anyway?</source>
            <translation>'%1' is write protected.
Do you want to delete it anyway?</translation>
        </message>
        <message>
            <source>Alias</source>
            <translation>Alias</translation>
        </message>
        <message>
            <source>All Files (*)</source>
            <translation>All Files (*)</translation>
        </message>
        <message>
            <source>Are you sure you want to delete '%1'?</source>
            <translation>Are you sure you want to delete '%1'?</translation>
        </message>
        <message>
            <source>Back</source>
            <translation>Back</translation>
        </message>
        <message>
            <source>Change to detail view mode</source>
            <translation>Change to detail view mode</translation>
        </message>
        <message>
            <source>Change to list view mode</source>
            <translation>Change to list view mode</translation>
        </message>
        <message>
            <source>Could not delete directory.</source>
            <translation>Could not delete directory.</translation>
        </message>
        <message>
            <source>Create New Folder</source>
            <translation>Create New Folder</translation>
        </message>
        <message>
            <source>Create a New Folder</source>
            <translation>Create a New Folder</translation>
        </message>
        <message>
            <source>Delete</source>
            <translation>Delete</translation>
        </message>
        <message>
            <source>Detail View</source>
            <translation>Detail View</translation>
        </message>
        <message>
            <source>Directory:</source>
            <translation>Directory:</translation>
        </message>
        <message>
            <source>Drive</source>
            <translation>Drive</translation>
        </message>
        <message>
            <source>File</source>
            <translation>File</translation>
        </message>
        <message>
            <source>File &amp;name:</source>
            <translation>File &amp;name:</translation>
        </message>
        <message>
            <source>File Folder</source>
            <translation>File Folder</translation>
        </message>
        <message>
            <source>Files</source>
            <translation>Files</translation>
        </message>
        <message>
            <source>Files of type:</source>
            <translation>Files of type:</translation>
        </message>
        <message>
            <source>Find Directory</source>
            <translation>Find Directory</translation>
        </message>
        <message>
            <source>Folder</source>
            <translation>Folder</translation>
        </message>
        <message>
            <source>Forward</source>
            <translation>Forward</translation>
        </message>
        <message>
            <source>Go back</source>
            <translation>Go back</translation>
        </message>
        <message>
            <source>Go forward</source>
            <translation>Go forward</translation>
        </message>
        <message>
            <source>Go to the parent directory</source>
            <translation>Go to the parent directory</translation>
        </message>
        <message>
            <source>List View</source>
            <translation>List View</translation>
        </message>
        <message>
            <source>List of places and bookmarks</source>
            <translation>List of places and bookmarks</translation>
        </message>
        <message>
            <source>Look in:</source>
            <translation>Look in:</translation>
        </message>
        <message>
            <source>My Computer</source>
            <translation>My Computer</translation>
        </message>
        <message>
            <source>New Folder</source>
            <translation>New Folder</translation>
        </message>
        <message>
            <source>Open</source>
            <translation>Open</translation>
        </message>
        <message>
            <source>Parent Directory</source>
            <translation>Parent Directory</translation>
        </message>
        <message>
            <source>Recent Places</source>
            <translation>Recent Places</translation>
        </message>
        <message>
            <source>Remove</source>
            <translation>Remove</translation>
        </message>
        <message>
            <source>Save As</source>
            <translation>Save As</translation>
        </message>
        <message>
            <source>Shortcut</source>
            <translation>Shortcut</translation>
        </message>
        <message>
            <source>Show </source>
            <translation>Show </translation>
        </message>
        <message>
            <source>Show &amp;hidden files</source>
            <translation>Show &amp;hidden files</translation>
        </message>
        <message>
            <source>Sidebar</source>
            <translation>Sidebar</translation>
        </message>
        <message>
            <source>Unknown</source>
            <translation>Unknown</translation>
        </message>
    </context>
    <context>
        <name>QFileSystemModel</name>
        <message>
            <source>%1 byte(s)</source>
            <translation>%1 byte(s)</translation>
        </message>
        <message>
            <source>%1 bytes</source>
            <translation>%1 bytes</translation>
        </message>
        <message>
            <source>Computer</source>
            <translation>Computer</translation>
        </message>
        <message>
            <source>Date Modified</source>
            <translation>Date Modified</translation>
        </message>
        <message>
            <source>Invalid filename</source>
            <translation>Invalid filename</translation>
        </message>
        <message>
            <source>Kind</source>
            <translation>Kind</translation>
        </message>
        <message>
            <source>My Computer</source>
            <translation>My Computer</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>Name</translation>
        </message>
        <message>
            <source>Size</source>
            <translation>Size</translation>
        </message>
        <message>
            <source>Type</source>
            <translation>Type</translation>
        </message>
    </context>
    <context>
        <name>QLineEdit</name>
        <message>
            <source>&amp;Copy</source>
            <translation>&amp;Copy</translation>
        </message>
        <message>
            <source>&amp;Paste</source>
            <translation>&amp;Paste</translation>
        </message>
        <message>
            <source>&amp;Redo</source>
            <translation>&amp;Redo</translation>
        </message>
        <message>
            <source>&amp;Undo</source>
            <translation>&amp;Undo</translation>
        </message>
        <message>
            <source>Cu&amp;t</source>
            <translation>Cu&amp;t</translation>
        </message>
        <message>
            <source>Delete</source>
            <translation>Delete</translation>
        </message>
        <message>
            <source>Select All</source>
            <translation>Select All</translation>
        </message>
    </context>
    <context>
        <name>QMessageBox</name>
        <message>
            <source>Help</source>
            <translation>Help</translation>
        </message>
        <message>
            <source>Hide Details...</source>
            <translation>Hide Details...</translation>
        </message>
        <message>
            <source>OK</source>
            <translation>OK</translation>
        </message>
        <message>
            <source>Show Details...</source>
            <translation>Show Details...</translation>
        </message>
    </context>
    <context>
        <name>QPlatformTheme</name>
        <message>
            <source>&amp;No</source>
            <translation>&amp;No</translation>
        </message>
        <message>
            <source>&amp;Yes</source>
            <translation>&amp;Yes</translation>
        </message>
        <message>
            <source>Abort</source>
            <translation>Abort</translation>
        </message>
        <message>
            <source>Apply</source>
            <translation>Apply</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Cancel</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>Close</translation>
        </message>
        <message>
            <source>Discard</source>
            <translation>Discard</translation>
        </message>
        <message>
            <source>Help</source>
            <translation>Help</translation>
        </message>
        <message>
            <source>Ignore</source>
            <translation>Ignore</translation>
        </message>
        <message>
            <source>N&amp;o to All</source>
            <translation>N&amp;o to All</translation>
        </message>
        <message>
            <source>OK</source>
            <translation>OK</translation>
        </message>
        <message>
            <source>Open</source>
            <translation>Open</translation>
        </message>
        <message>
            <source>Reset</source>
            <translation>Reset</translation>
        </message>
        <message>
            <source>Restore Defaults</source>
            <translation>Restore Defaults</translation>
        </message>
        <message>
            <source>Retry</source>
            <translation>Retry</translation>
        </message>
        <message>
            <source>Save</source>
            <translation>Save</translation>
        </message>
        <message>
            <source>Save All</source>
            <translation>Save All</translation>
        </message>
        <message>
            <source>Yes to &amp;All</source>
            <translation>Yes to &amp;All</translation>
        </message>
    </context>
    <context>
        <name>QProgressDialog</name>
        <message>
            <source>Cancel</source>
            <translation>Cancel</translation>
        </message>
    </context>
    <context>
        <name>QScrollBar</name>
        <message>
            <source>Bottom</source>
            <translation>Bottom</translation>
        </message>
        <message>
            <source>Left edge</source>
            <translation>Left edge</translation>
        </message>
        <message>
            <source>Page down</source>
            <translation>Page down</translation>
        </message>
        <message>
            <source>Page left</source>
            <translation>Page left</translation>
        </message>
        <message>
            <source>Page right</source>
            <translation>Page right</translation>
        </message>
        <message>
            <source>Page up</source>
            <translation>Page up</translation>
        </message>
        <message>
            <source>Right edge</source>
            <translation>Right edge</translation>
        </message>
        <message>
            <source>Scroll down</source>
            <translation>Scroll down</translation>
        </message>
        <message>
            <source>Scroll here</source>
            <translation>Scroll here</translation>
        </message>
        <message>
            <source>Scroll left</source>
            <translation>Scroll left</translation>
        </message>
        <message>
            <source>Scroll right</source>
            <translation>Scroll right</translation>
        </message>
        <message>
            <source>Scroll up</source>
            <translation>Scroll up</translation>
        </message>
        <message>
            <source>Top</source>
            <translation>Top</translation>
        </message>
    </context>
    <context>
        <name>QTabBar</name>
        <message>
            <source>Scroll Left</source>
            <translation>Scroll Left</translation>
        </message>
        <message>
            <source>Scroll Right</source>
            <translation>Scroll Right</translation>
        </message>
    </context>
    <context>
        <name>QWidgetTextControl</name>
        <message>
            <source>&amp;Copy</source>
            <translation>&amp;Copy</translation>
        </message>
        <message>
            <source>&amp;Paste</source>
            <translation>&amp;Paste</translation>
        </message>
        <message>
            <source>&amp;Redo</source>
            <translation>&amp;Redo</translation>
        </message>
        <message>
            <source>&amp;Undo</source>
            <translation>&amp;Undo</translation>
        </message>
        <message>
            <source>Copy &amp;Link Location</source>
            <translation>Copy &amp;Link Location</translation>
        </message>
        <message>
            <source>Cu&amp;t</source>
            <translation>Cu&amp;t</translation>
        </message>
        <message>
            <source>Delete</source>
            <translation>Delete</translation>
        </message>
        <message>
            <source>Select All</source>
            <translation>Select All</translation>
        </message>
    </context>
    <context>
        <name>QWizard</name>
        <message>
            <source>&amp;Finish</source>
            <translation>&amp;Finish</translation>
        </message>
        <message>
            <source>&amp;Help</source>
            <translation>&amp;Help</translation>
        </message>
        <message>
            <source>&amp;Next</source>
            <translation>&amp;Next</translation>
        </message>
        <message>
            <source>&amp;Next &gt;</source>
            <translation>&amp;Next &gt;</translation>
        </message>
        <message>
            <source>&lt; &amp;Back</source>
            <translation>&lt; &amp;Back</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Cancel</translation>
        </message>
        <message>
            <source>Commit</source>
            <translation>Commit</translation>
        </message>
        <message>
            <source>Continue</source>
            <translation>Continue</translation>
        </message>
        <message>
            <source>Done</source>
            <translation>Done</translation>
        </message>
        <message>
            <source>Go Back</source>
            <translation>Go Back</translation>
        </message>
        <message>
            <source>Help</source>
            <translation>Help</translation>
        </message>
    </context>
    <context>
        <name>accounts</name>
        <message>
            <source>A passphrase is needed. Give it in SOCONGDOAN_PASSPHRASE or in a file named by --passphrase-file.</source>
            <translation>A passphrase is needed. Give it in SOCONGDOAN_PASSPHRASE or in a file named by --passphrase-file.</translation>
        </message>
        <message>
            <source>Chair</source>
            <translation>Chair</translation>
        </message>
        <message>
            <source>Open an older backup…</source>
            <translation>Open an older backup…</translation>
        </message>
        <message>
            <source>The key file {path} and its copy are damaged. Restore the latest backup.</source>
            <translation>The key file {path} and its copy are damaged. Restore the latest backup.</translation>
        </message>
        <message>
            <source>The passphrase is not right. Check Caps Lock and the Vietnamese keyboard.</source>
            <translation>The passphrase is not right. Check Caps Lock and the Vietnamese keyboard.</translation>
        </message>
        <message>
            <source>The passphrase is the key with which the data is encrypted: nobody can open the book without it, and it can be had from nowhere else.

What may help:
• Type it once more with Caps Lock off and the Vietnamese keyboard as it was when the passphrase was chosen. The eye beside the field shows what is typed.
• Ask the officers who kept the book before, and look among the papers of the union.
• A backup opens with the passphrase the book had on that day: an older backup may open with one you still know.

If none of this helps, the data cannot be brought back. Keep the folder “{folder}” in case the passphrase is found. To begin a new book from the Excel lists, give that folder another name and start the program again.</source>
            <translation>The passphrase is the key with which the data is encrypted: nobody can open the book without it, and it can be had from nowhere else.

What may help:
• Type it once more with Caps Lock off and the Vietnamese keyboard as it was when the passphrase was chosen. The eye beside the field shows what is typed.
• Ask the officers who kept the book before, and look among the papers of the union.
• A backup opens with the passphrase the book had on that day: an older backup may open with one you still know.

If none of this helps, the data cannot be brought back. Keep the folder “{folder}” in case the passphrase is found. To begin a new book from the Excel lists, give that folder another name and start the program again.</translation>
        </message>
        <message>
            <source>The program is already open on {path}. Close it there first.</source>
            <translation>The program is already open on {path}. Close it there first.</translation>
        </message>
        <message>
            <source>Type it again</source>
            <translation>Type it again</translation>
        </message>
        <message>
            <source>{path} already holds a union. Choose an empty folder.</source>
            <translation>{path} already holds a union. Choose an empty folder.</translation>
        </message>
        <message>
            <source>{path} holds no union yet. Set the union up first.</source>
            <translation>{path} holds no union yet. Set the union up first.</translation>
        </message>
    </context>
    <context>
        <name>awards</name>
        <message>
            <source>% of members</source>
            <translation>% of members</translation>
        </message>
        <message>
            <source>% of those registered</source>
            <translation>% of those registered</translation>
        </message>
        <message>
            <source>% of title holders</source>
            <translation>% of title holders</translation>
        </message>
        <message>
            <source>A count cannot be less than nothing.</source>
            <translation>A count cannot be less than nothing.</translation>
        </message>
        <message>
            <source>A local title or prize</source>
            <translation>A local title or prize</translation>
        </message>
        <message>
            <source>A rule is set aside only with a written reason. Please write it.</source>
            <translation>A rule is set aside only with a written reason. Please write it.</translation>
        </message>
        <message>
            <source>A rule set aside</source>
            <translation>A rule set aside</translation>
        </message>
        <message>
            <source>A theme</source>
            <translation>A theme</translation>
        </message>
        <message>
            <source>A year has at most 366 days.</source>
            <translation>A year has at most 366 days.</translation>
        </message>
        <message>
            <source>Absent, voted in writing</source>
            <translation>Absent, voted in writing</translation>
        </message>
        <message>
            <source>Achievement in short</source>
            <translation>Achievement in short</translation>
        </message>
        <message>
            <source>Achievement of</source>
            <translation>Achievement of</translation>
        </message>
        <message>
            <source>Achievement…</source>
            <translation>Achievement…</translation>
        </message>
        <message>
            <source>Add a campaign…</source>
            <translation>Add a campaign…</translation>
        </message>
        <message>
            <source>Add a local title…</source>
            <translation>Add a local title…</translation>
        </message>
        <message>
            <source>Add an award given…</source>
            <translation>Add an award given…</translation>
        </message>
        <message>
            <source>Added here</source>
            <translation>Added here</translation>
        </message>
        <message>
            <source>All years</source>
            <translation>All years</translation>
        </message>
        <message>
            <source>Allotted</source>
            <translation>Allotted</translation>
        </message>
        <message>
            <source>Allotted quota</source>
            <translation>Allotted quota</translation>
        </message>
        <message>
            <source>An award counts only with the number of its decision.</source>
            <translation>An award counts only with the number of its decision.</translation>
        </message>
        <message>
            <source>An award given</source>
            <translation>An award given</translation>
        </message>
        <message>
            <source>An award given to {name}</source>
            <translation>An award given to {name}</translation>
        </message>
        <message>
            <source>An unexpected deed</source>
            <translation>An unexpected deed</translation>
        </message>
        <message>
            <source>Another award of that year has this number in the golden book.</source>
            <translation>Another award of that year has this number in the golden book.</translation>
        </message>
        <message>
            <source>Another meeting, already held…</source>
            <translation>Another meeting, already held…</translation>
        </message>
        <message>
            <source>Answer the superior…</source>
            <translation>Answer the superior…</translation>
        </message>
        <message>
            <source>Apply the rule again</source>
            <translation>Apply the rule again</translation>
        </message>
        <message>
            <source>Approved</source>
            <translation>Approved</translation>
        </message>
        <message>
            <source>Article</source>
            <translation>Article</translation>
        </message>
        <message>
            <source>Asked for</source>
            <translation>Asked for</translation>
        </message>
        <message>
            <source>At most {percent} % of members</source>
            <translation>At most {percent} % of members</translation>
        </message>
        <message>
            <source>At most {percent} % of those registered</source>
            <translation>At most {percent} % of those registered</translation>
        </message>
        <message>
            <source>At most {percent} % of title holders</source>
            <translation>At most {percent} % of title holders</translation>
        </message>
        <message>
            <source>At the ballot</source>
            <translation>At the ballot</translation>
        </message>
        <message>
            <source>At the meeting</source>
            <translation>At the meeting</translation>
        </message>
        <message>
            <source>Attach the signed tờ trình, the decision on an initiative, the opinion of another body: the dossier then carries them in their place.</source>
            <translation>Attach the signed tờ trình, the decision on an initiative, the opinion of another body: the dossier then carries them in their place.</translation>
        </message>
        <message>
            <source>Attached files: {name}</source>
            <translation>Attached files: {name}</translation>
        </message>
        <message>
            <source>Attached files…</source>
            <translation>Attached files…</translation>
        </message>
        <message>
            <source>Award</source>
            <translation>Award</translation>
        </message>
        <message>
            <source>Award register</source>
            <translation>Award register</translation>
        </message>
        <message>
            <source>Award revoked…</source>
            <translation>Award revoked…</translation>
        </message>
        <message>
            <source>Awards</source>
            <translation>Awards</translation>
        </message>
        <message>
            <source>Awards given</source>
            <translation>Awards given</translation>
        </message>
        <message>
            <source>Ballot</source>
            <translation>Ballot</translation>
        </message>
        <message>
            <source>Ballots collected</source>
            <translation>Ballots collected</translation>
        </message>
        <message>
            <source>Ballots issued</source>
            <translation>Ballots issued</translation>
        </message>
        <message>
            <source>Because</source>
            <translation>Because</translation>
        </message>
        <message>
            <source>Began at</source>
            <translation>Began at</translation>
        </message>
        <message>
            <source>Begins at</source>
            <translation>Begins at</translation>
        </message>
        <message>
            <source>Beyond the {places} places there are</source>
            <translation>Beyond the {places} places there are</translation>
        </message>
        <message>
            <source>Birth, section, job</source>
            <translation>Birth, section, job</translation>
        </message>
        <message>
            <source>Bonus, for information</source>
            <translation>Bonus, for information</translation>
        </message>
        <message>
            <source>By which document</source>
            <translation>By which document</translation>
        </message>
        <message>
            <source>Call a meeting</source>
            <translation>Call a meeting</translation>
        </message>
        <message>
            <source>Call a meeting…</source>
            <translation>Call a meeting…</translation>
        </message>
        <message>
            <source>Campaign</source>
            <translation>Campaign</translation>
        </message>
        <message>
            <source>Catalogue of titles and forms of reward</source>
            <translation>Catalogue of titles and forms of reward</translation>
        </message>
        <message>
            <source>Chaired by</source>
            <translation>Chaired by</translation>
        </message>
        <message>
            <source>Checked</source>
            <translation>Checked</translation>
        </message>
        <message>
            <source>Choose</source>
            <translation>Choose</translation>
        </message>
        <message>
            <source>Choose a nominee on the left to see every condition and why it is met or not.</source>
            <translation>Choose a nominee on the left to see every condition and why it is met or not.</translation>
        </message>
        <message>
            <source>Choose another award for this row.</source>
            <translation>Choose another award for this row.</translation>
        </message>
        <message>
            <source>Choose somebody who is not nominated yet.</source>
            <translation>Choose somebody who is not nominated yet.</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>Close</translation>
        </message>
        <message>
            <source>Code</source>
            <translation>Code</translation>
        </message>
        <message>
            <source>Commendation</source>
            <translation>Commendation</translation>
        </message>
        <message>
            <source>Comparing</source>
            <translation>Comparing</translation>
        </message>
        <message>
            <source>Complaint or inspection pending</source>
            <translation>Complaint or inspection pending</translation>
        </message>
        <message>
            <source>Complaint pending</source>
            <translation>Complaint pending</translation>
        </message>
        <message>
            <source>Conditions</source>
            <translation>Conditions</translation>
        </message>
        <message>
            <source>Conditions at that time</source>
            <translation>Conditions at that time</translation>
        </message>
        <message>
            <source>Conditions at that time…</source>
            <translation>Conditions at that time…</translation>
        </message>
        <message>
            <source>Confirm the conditions</source>
            <translation>Confirm the conditions</translation>
        </message>
        <message>
            <source>Correct the numbers…</source>
            <translation>Correct the numbers…</translation>
        </message>
        <message>
            <source>Correct…</source>
            <translation>Correct…</translation>
        </message>
        <message>
            <source>Counts and votes…</source>
            <translation>Counts and votes…</translation>
        </message>
        <message>
            <source>Dated</source>
            <translation>Dated</translation>
        </message>
        <message>
            <source>Days absent</source>
            <translation>Days absent</translation>
        </message>
        <message>
            <source>Days absent, maternity left out</source>
            <translation>Days absent, maternity left out</translation>
        </message>
        <message>
            <source>Days of approved study</source>
            <translation>Days of approved study</translation>
        </message>
        <message>
            <source>Days of maternity leave</source>
            <translation>Days of maternity leave</translation>
        </message>
        <message>
            <source>Decided</source>
            <translation>Decided</translation>
        </message>
        <message>
            <source>Decided by</source>
            <translation>Decided by</translation>
        </message>
        <message>
            <source>Decided on</source>
            <translation>Decided on</translation>
        </message>
        <message>
            <source>Decision</source>
            <translation>Decision</translation>
        </message>
        <message>
            <source>Delete</source>
            <translation>Delete</translation>
        </message>
        <message>
            <source>Direct workers</source>
            <translation>Direct workers</translation>
        </message>
        <message>
            <source>Discipline</source>
            <translation>Discipline</translation>
        </message>
        <message>
            <source>Dismissal</source>
            <translation>Dismissal</translation>
        </message>
        <message>
            <source>Done</source>
            <translation>Done</translation>
        </message>
        <message>
            <source>Dossier</source>
            <translation>Dossier</translation>
        </message>
        <message>
            <source>Dossier sent…</source>
            <translation>Dossier sent…</translation>
        </message>
        <message>
            <source>Down in the order of preference</source>
            <translation>Down in the order of preference</translation>
        </message>
        <message>
            <source>Draft</source>
            <translation>Draft</translation>
        </message>
        <message>
            <source>Due for</source>
            <translation>Due for</translation>
        </message>
        <message>
            <source>Due soon</source>
            <translation>Due soon</translation>
        </message>
        <message>
            <source>Eligible</source>
            <translation>Eligible</translation>
        </message>
        <message>
            <source>End of a phase</source>
            <translation>End of a phase</translation>
        </message>
        <message>
            <source>End of the year</source>
            <translation>End of the year</translation>
        </message>
        <message>
            <source>Ended at</source>
            <translation>Ended at</translation>
        </message>
        <message>
            <source>Enough from {percent} % of {base}</source>
            <translation>Enough from {percent} % of {base}</translation>
        </message>
        <message>
            <source>Enough votes</source>
            <translation>Enough votes</translation>
        </message>
        <message>
            <source>Every paper the superior asks for is in the dossier.</source>
            <translation>Every paper the superior asks for is in the dossier.</translation>
        </message>
        <message>
            <source>Everybody chosen has a number in the golden book already</source>
            <translation>Everybody chosen has a number in the golden book already</translation>
        </message>
        <message>
            <source>Everybody of this decision</source>
            <translation>Everybody of this decision</translation>
        </message>
        <message>
            <source>Excel with the intake columns of the provincial award databases</source>
            <translation>Excel with the intake columns of the provincial award databases</translation>
        </message>
        <message>
            <source>Excellent</source>
            <translation>Excellent</translation>
        </message>
        <message>
            <source>Export</source>
            <translation>Export</translation>
        </message>
        <message>
            <source>Facts of the year</source>
            <translation>Facts of the year</translation>
        </message>
        <message>
            <source>Facts of the year…</source>
            <translation>Facts of the year…</translation>
        </message>
        <message>
            <source>Facts of {year}</source>
            <translation>Facts of {year}</translation>
        </message>
        <message>
            <source>Family</source>
            <translation>Family</translation>
        </message>
        <message>
            <source>First a campaign, then nominations</source>
            <translation>First a campaign, then nominations</translation>
        </message>
        <message>
            <source>First shows which nominees would be judged otherwise, and why</source>
            <translation>First shows which nominees would be judged otherwise, and why</translation>
        </message>
        <message>
            <source>Folder for the dossier</source>
            <translation>Folder for the dossier</translation>
        </message>
        <message>
            <source>For a theme (chuyên đề)</source>
            <translation>For a theme (chuyên đề)</translation>
        </message>
        <message>
            <source>For the state database</source>
            <translation>For the state database</translation>
        </message>
        <message>
            <source>For which achievement</source>
            <translation>For which achievement</translation>
        </message>
        <message>
            <source>Found</source>
            <translation>Found</translation>
        </message>
        <message>
            <source>From</source>
            <translation>From</translation>
        </message>
        <message>
            <source>Give numbers of the golden book</source>
            <translation>Give numbers of the golden book</translation>
        </message>
        <message>
            <source>Given to</source>
            <translation>Given to</translation>
        </message>
        <message>
            <source>Given to collectives</source>
            <translation>Given to collectives</translation>
        </message>
        <message>
            <source>Given to persons</source>
            <translation>Given to persons</translation>
        </message>
        <message>
            <source>Go there (Enter)</source>
            <translation>Go there (Enter)</translation>
        </message>
        <message>
            <source>Golden book</source>
            <translation>Golden book</translation>
        </message>
        <message>
            <source>Good</source>
            <translation>Good</translation>
        </message>
        <message>
            <source>Handed over</source>
            <translation>Handed over</translation>
        </message>
        <message>
            <source>Handed over by, at</source>
            <translation>Handed over by, at</translation>
        </message>
        <message>
            <source>Handed over {day}</source>
            <translation>Handed over {day}</translation>
        </message>
        <message>
            <source>Handed over…</source>
            <translation>Handed over…</translation>
        </message>
        <message>
            <source>Head of the counting team</source>
            <translation>Head of the counting team</translation>
        </message>
        <message>
            <source>Held on</source>
            <translation>Held on</translation>
        </message>
        <message>
            <source>Here stand those whose union service, titles in consecutive years or waiting period will be long enough, and sections and the union whose year was good enough. It is found from the times in union posts, the titles and ratings of the years and the awards given: keep these in the book, or import them.</source>
            <translation>Here stand those whose union service, titles in consecutive years or waiting period will be long enough, and sections and the union whose year was good enough. It is found from the times in union posts, the titles and ratings of the years and the awards given: keep these in the book, or import them.</translation>
        </message>
        <message>
            <source>How it was sent</source>
            <translation>How it was sent</translation>
        </message>
        <message>
            <source>Import…</source>
            <translation>Import…</translation>
        </message>
        <message>
            <source>In force from</source>
            <translation>In force from</translation>
        </message>
        <message>
            <source>Initiative</source>
            <translation>Initiative</translation>
        </message>
        <message>
            <source>Install</source>
            <translation>Install</translation>
        </message>
        <message>
            <source>Install a rule pack…</source>
            <translation>Install a rule pack…</translation>
        </message>
        <message>
            <source>Into bought blanks or on white paper: everybody of the decision, or those who are chosen</source>
            <translation>Into bought blanks or on white paper: everybody of the decision, or those who are chosen</translation>
        </message>
        <message>
            <source>Issued by</source>
            <translation>Issued by</translation>
        </message>
        <message>
            <source>It is printed in the dossier with the name and the day.</source>
            <translation>It is printed in the dossier with the name and the day.</translation>
        </message>
        <message>
            <source>It is printed in the list. It can be written later for each nominee.</source>
            <translation>It is printed in the list. It can be written later for each nominee.</translation>
        </message>
        <message>
            <source>Kind</source>
            <translation>Kind</translation>
        </message>
        <message>
            <source>Leave it empty to let the rule pack decide again.</source>
            <translation>Leave it empty to let the rule pack decide again.</translation>
        </message>
        <message>
            <source>Leave it empty while it is not known.</source>
            <translation>Leave it empty while it is not known.</translation>
        </message>
        <message>
            <source>Legal basis</source>
            <translation>Legal basis</translation>
        </message>
        <message>
            <source>Local</source>
            <translation>Local</translation>
        </message>
        <message>
            <source>Long service</source>
            <translation>Long service</translation>
        </message>
        <message>
            <source>Look again</source>
            <translation>Look again</translation>
        </message>
        <message>
            <source>Make the dossier…</source>
            <translation>Make the dossier…</translation>
        </message>
        <message>
            <source>Making the dossier</source>
            <translation>Making the dossier</translation>
        </message>
        <message>
            <source>Maternity</source>
            <translation>Maternity</translation>
        </message>
        <message>
            <source>Medal</source>
            <translation>Medal</translation>
        </message>
        <message>
            <source>Meeting and ballot</source>
            <translation>Meeting and ballot</translation>
        </message>
        <message>
            <source>Meeting and ballot…</source>
            <translation>Meeting and ballot…</translation>
        </message>
        <message>
            <source>Meetings of the campaign</source>
            <translation>Meetings of the campaign</translation>
        </message>
        <message>
            <source>Meetings of the campaign…</source>
            <translation>Meetings of the campaign…</translation>
        </message>
        <message>
            <source>Met</source>
            <translation>Met</translation>
        </message>
        <message>
            <source>Minutes</source>
            <translation>Minutes</translation>
        </message>
        <message>
            <source>Minutes in Word</source>
            <translation>Minutes in Word</translation>
        </message>
        <message>
            <source>More</source>
            <translation>More</translation>
        </message>
        <message>
            <source>More asked for</source>
            <translation>More asked for</translation>
        </message>
        <message>
            <source>More is asked for</source>
            <translation>More is asked for</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>Name</translation>
        </message>
        <message>
            <source>Name or award (Ctrl+F)</source>
            <translation>Name or award (Ctrl+F)</translation>
        </message>
        <message>
            <source>Name or award; Enter nominates</source>
            <translation>Name or award; Enter nominates</translation>
        </message>
        <message>
            <source>Name, award or number of a decision</source>
            <translation>Name, award or number of a decision</translation>
        </message>
        <message>
            <source>Name, printed exactly so</source>
            <translation>Name, printed exactly so</translation>
        </message>
        <message>
            <source>Name; type over a cell, Ctrl+D fills the chosen rows</source>
            <translation>Name; type over a cell, Ctrl+D fills the chosen rows</translation>
        </message>
        <message>
            <source>No</source>
            <translation>No</translation>
        </message>
        <message>
            <source>No decision {number} of this union gave a certificate. These did: {known}.</source>
            <translation>No decision {number} of this union gave a certificate. These did: {known}.</translation>
        </message>
        <message>
            <source>No discipline</source>
            <translation>No discipline</translation>
        </message>
        <message>
            <source>No discipline, no complaint</source>
            <translation>No discipline, no complaint</translation>
        </message>
        <message>
            <source>No emulation campaign runs. Add one on the screen of emulation first.</source>
            <translation>No emulation campaign runs. Add one on the screen of emulation first.</translation>
        </message>
        <message>
            <source>No meeting with a ballot is recorded for the campaign {campaign} yet.</source>
            <translation>No meeting with a ballot is recorded for the campaign {campaign} yet.</translation>
        </message>
        <message>
            <source>No nomination of the campaign {campaign} is ready to go to the superior yet.</source>
            <translation>No nomination of the campaign {campaign} is ready to go to the superior yet.</translation>
        </message>
        <message>
            <source>No nominee is judged otherwise</source>
            <translation>No nominee is judged otherwise</translation>
        </message>
        <message>
            <source>No rule pack {pack} is installed. Look at the list of rule packs.</source>
            <translation>No rule pack {pack} is installed. Look at the list of rule packs.</translation>
        </message>
        <message>
            <source>Nobody becomes due within twelve months</source>
            <translation>Nobody becomes due within twelve months</translation>
        </message>
        <message>
            <source>Nobody has been nominated yet.</source>
            <translation>Nobody has been nominated yet.</translation>
        </message>
        <message>
            <source>Nobody is chosen yet. Tick at least one line.</source>
            <translation>Nobody is chosen yet. Tick at least one line.</translation>
        </message>
        <message>
            <source>Nobody is nominated yet</source>
            <translation>Nobody is nominated yet</translation>
        </message>
        <message>
            <source>Nobody is nominated yet, so nothing would change.</source>
            <translation>Nobody is nominated yet, so nothing would change.</translation>
        </message>
        <message>
            <source>Nobody to say anything about yet</source>
            <translation>Nobody to say anything about yet</translation>
        </message>
        <message>
            <source>Nobody was present and nobody voted in writing, so there was no vote. Write how many were present.</source>
            <translation>Nobody was present and nobody voted in writing, so there was no vote. Write how many were present.</translation>
        </message>
        <message>
            <source>Nominate</source>
            <translation>Nominate</translation>
        </message>
        <message>
            <source>Nominate (Enter)</source>
            <translation>Nominate (Enter)</translation>
        </message>
        <message>
            <source>Nominate people and sections, then read in the middle which condition is met, which is not, and how to put it right. A condition can be set aside only in writing; the reason is printed in the dossier. On the right stands what the dossier still lacks. The other tabs keep the facts of the year, show who becomes due for an award, hold the register of awards given, and the rule packs.</source>
            <translation>Nominate people and sections, then read in the middle which condition is met, which is not, and how to put it right. A condition can be set aside only in writing; the reason is printed in the dossier. On the right stands what the dossier still lacks. The other tabs keep the facts of the year, show who becomes due for an award, hold the register of awards given, and the rule packs.</translation>
        </message>
        <message>
            <source>Nominate people and sections: the program says of each which condition is met and which is not. Or bring in an Excel list of nominees.</source>
            <translation>Nominate people and sections: the program says of each which condition is met and which is not. Or bring in an Excel list of nominees.</translation>
        </message>
        <message>
            <source>Nominated</source>
            <translation>Nominated</translation>
        </message>
        <message>
            <source>Nominated for</source>
            <translation>Nominated for</translation>
        </message>
        <message>
            <source>Nominate…</source>
            <translation>Nominate…</translation>
        </message>
        <message>
            <source>Nominations</source>
            <translation>Nominations</translation>
        </message>
        <message>
            <source>Nominations are made at the end of an emulation campaign, and no campaign is in the book yet. Add it with its name and dates, or read it from the file of the union above; then nominate here.</source>
            <translation>Nominations are made at the end of an emulation campaign, and no campaign is in the book yet. Add it with its name and dates, or read it from the file of the union above; then nominate here.</translation>
        </message>
        <message>
            <source>Nominee</source>
            <translation>Nominee</translation>
        </message>
        <message>
            <source>Nominees</source>
            <translation>Nominees</translation>
        </message>
        <message>
            <source>Nominees that change</source>
            <translation>Nominees that change</translation>
        </message>
        <message>
            <source>None</source>
            <translation>None</translation>
        </message>
        <message>
            <source>Not approved</source>
            <translation>Not approved</translation>
        </message>
        <message>
            <source>Not done</source>
            <translation>Not done</translation>
        </message>
        <message>
            <source>Not eligible</source>
            <translation>Not eligible</translation>
        </message>
        <message>
            <source>Not eligible: {subjects}. Withdraw them, correct the records, or set the rule aside with a written reason, then enter the ballot.</source>
            <translation>Not eligible: {subjects}. Withdraw them, correct the records, or set the rule aside with a written reason, then enter the ballot.</translation>
        </message>
        <message>
            <source>Not enough votes</source>
            <translation>Not enough votes</translation>
        </message>
        <message>
            <source>Not met</source>
            <translation>Not met</translation>
        </message>
        <message>
            <source>Note</source>
            <translation>Note</translation>
        </message>
        <message>
            <source>Nothing is missing</source>
            <translation>Nothing is missing</translation>
        </message>
        <message>
            <source>Now</source>
            <translation>Now</translation>
        </message>
        <message>
            <source>Number in the golden book</source>
            <translation>Number in the golden book</translation>
        </message>
        <message>
            <source>Number of the decision</source>
            <translation>Number of the decision</translation>
        </message>
        <message>
            <source>Number of the decision that revokes it</source>
            <translation>Number of the decision that revokes it</translation>
        </message>
        <message>
            <source>Number of the minutes</source>
            <translation>Number of the minutes</translation>
        </message>
        <message>
            <source>Number of the tờ trình</source>
            <translation>Number of the tờ trình</translation>
        </message>
        <message>
            <source>Numbers of the regulation itself</source>
            <translation>Numbers of the regulation itself</translation>
        </message>
        <message>
            <source>Numbers of “{title}”</source>
            <translation>Numbers of “{title}”</translation>
        </message>
        <message>
            <source>Occasion</source>
            <translation>Occasion</translation>
        </message>
        <message>
            <source>Of the valid ballots, not readable for this nominee</source>
            <translation>Of the valid ballots, not readable for this nominee</translation>
        </message>
        <message>
            <source>On hold for a complaint</source>
            <translation>On hold for a complaint</translation>
        </message>
        <message>
            <source>On which day</source>
            <translation>On which day</translation>
        </message>
        <message>
            <source>Once in a life</source>
            <translation>Once in a life</translation>
        </message>
        <message>
            <source>Open the PDF</source>
            <translation>Open the PDF</translation>
        </message>
        <message>
            <source>Open the folder</source>
            <translation>Open the folder</translation>
        </message>
        <message>
            <source>Open the record</source>
            <translation>Open the record</translation>
        </message>
        <message>
            <source>Opinion</source>
            <translation>Opinion</translation>
        </message>
        <message>
            <source>Order</source>
            <translation>Order</translation>
        </message>
        <message>
            <source>Order of preference; Ctrl+Shift+Up and Down change it</source>
            <translation>Order of preference; Ctrl+Shift+Up and Down change it</translation>
        </message>
        <message>
            <source>Paper</source>
            <translation>Paper</translation>
        </message>
        <message>
            <source>Parts of the work on awards</source>
            <translation>Parts of the work on awards</translation>
        </message>
        <message>
            <source>Paste from Excel…</source>
            <translation>Paste from Excel…</translation>
        </message>
        <message>
            <source>Pay cut or removal from post</source>
            <translation>Pay cut or removal from post</translation>
        </message>
        <message>
            <source>Place</source>
            <translation>Place</translation>
        </message>
        <message>
            <source>Places allotted by the superior</source>
            <translation>Places allotted by the superior</translation>
        </message>
        <message>
            <source>Places allotted…</source>
            <translation>Places allotted…</translation>
        </message>
        <message>
            <source>Places in {year}</source>
            <translation>Places in {year}</translation>
        </message>
        <message>
            <source>Posts held in the union…</source>
            <translation>Posts held in the union…</translation>
        </message>
        <message>
            <source>Present</source>
            <translation>Present</translation>
        </message>
        <message>
            <source>Print</source>
            <translation>Print</translation>
        </message>
        <message>
            <source>Print ballot papers</source>
            <translation>Print ballot papers</translation>
        </message>
        <message>
            <source>Print giấy khen…</source>
            <translation>Print giấy khen…</translation>
        </message>
        <message>
            <source>Print the PDF and have it signed. Every paper lies beside it in Word.</source>
            <translation>Print the PDF and have it signed. Every paper lies beside it in Word.</translation>
        </message>
        <message>
            <source>Print the conditions</source>
            <translation>Print the conditions</translation>
        </message>
        <message>
            <source>Print the list</source>
            <translation>Print the list</translation>
        </message>
        <message>
            <source>Prize</source>
            <translation>Prize</translation>
        </message>
        <message>
            <source>Proposals of the pack, to be compared with the superior</source>
            <translation>Proposals of the pack, to be compared with the superior</translation>
        </message>
        <message>
            <source>Protocol of the ballot in Word</source>
            <translation>Protocol of the ballot in Word</translation>
        </message>
        <message>
            <source>Province or industry</source>
            <translation>Province or industry</translation>
        </message>
        <message>
            <source>Put on hold for a complaint…</source>
            <translation>Put on hold for a complaint…</translation>
        </message>
        <message>
            <source>Quota</source>
            <translation>Quota</translation>
        </message>
        <message>
            <source>Quota of the rule pack</source>
            <translation>Quota of the rule pack</translation>
        </message>
        <message>
            <source>Rating</source>
            <translation>Rating</translation>
        </message>
        <message>
            <source>Rating of the year</source>
            <translation>Rating of the year</translation>
        </message>
        <message>
            <source>Read a campaign from a file…</source>
            <translation>Read a campaign from a file…</translation>
        </message>
        <message>
            <source>Received by the superior</source>
            <translation>Received by the superior</translation>
        </message>
        <message>
            <source>Record an award…</source>
            <translation>Record an award…</translation>
        </message>
        <message>
            <source>Record the decision…</source>
            <translation>Record the decision…</translation>
        </message>
        <message>
            <source>Report of achievements</source>
            <translation>Report of achievements</translation>
        </message>
        <message>
            <source>Reprimand</source>
            <translation>Reprimand</translation>
        </message>
        <message>
            <source>Resume…</source>
            <translation>Resume…</translation>
        </message>
        <message>
            <source>Revoked</source>
            <translation>Revoked</translation>
        </message>
        <message>
            <source>Revoked on {day}</source>
            <translation>Revoked on {day}</translation>
        </message>
        <message>
            <source>Rule pack</source>
            <translation>Rule pack</translation>
        </message>
        <message>
            <source>Rule pack {id}, version {version}</source>
            <translation>Rule pack {id}, version {version}</translation>
        </message>
        <message>
            <source>Rule packs</source>
            <translation>Rule packs</translation>
        </message>
        <message>
            <source>Rules and catalogue</source>
            <translation>Rules and catalogue</translation>
        </message>
        <message>
            <source>Says so of the chosen rows, or of all shown, where nobody has said anything</source>
            <translation>Says so of the chosen rows, or of all shown, where nobody has said anything</translation>
        </message>
        <message>
            <source>Secretary</source>
            <translation>Secretary</translation>
        </message>
        <message>
            <source>Section</source>
            <translation>Section</translation>
        </message>
        <message>
            <source>Sent</source>
            <translation>Sent</translation>
        </message>
        <message>
            <source>Set aside in writing…</source>
            <translation>Set aside in writing…</translation>
        </message>
        <message>
            <source>Set aside: {reason} ({by}, {day})</source>
            <translation>Set aside: {reason} ({by}, {day})</translation>
        </message>
        <message>
            <source>Set aside: {rule} – {name}</source>
            <translation>Set aside: {rule} – {name}</translation>
        </message>
        <message>
            <source>Share of</source>
            <translation>Share of</translation>
        </message>
        <message>
            <source>Short name for columns</source>
            <translation>Short name for columns</translation>
        </message>
        <message>
            <source>Short, such as CNG_TD; it never changes.</source>
            <translation>Short, such as CNG_TD; it never changes.</translation>
        </message>
        <message>
            <source>Signed papers, decisions, opinions: PDF and pictures go into the PDF of the dossier after the paper of their kind, Word and Excel lie beside it.</source>
            <translation>Signed papers, decisions, opinions: PDF and pictures go into the PDF of the dossier after the paper of their kind, Word and Excel lie beside it.</translation>
        </message>
        <message>
            <source>So many ballot papers are printed.</source>
            <translation>So many ballot papers are printed.</translation>
        </message>
        <message>
            <source>Something else</source>
            <translation>Something else</translation>
        </message>
        <message>
            <source>Something is missing</source>
            <translation>Something is missing</translation>
        </message>
        <message>
            <source>Source</source>
            <translation>Source</translation>
        </message>
        <message>
            <source>Stands at</source>
            <translation>Stands at</translation>
        </message>
        <message>
            <source>State</source>
            <translation>State</translation>
        </message>
        <message>
            <source>State, employer</source>
            <translation>State, employer</translation>
        </message>
        <message>
            <source>Still missing</source>
            <translation>Still missing</translation>
        </message>
        <message>
            <source>Still missing, or to be looked at again. Enter goes there.</source>
            <translation>Still missing, or to be looked at again. Enter goes there.</translation>
        </message>
        <message>
            <source>Study</source>
            <translation>Study</translation>
        </message>
        <message>
            <source>Submit to the superior</source>
            <translation>Submit to the superior</translation>
        </message>
        <message>
            <source>Submitted</source>
            <translation>Submitted</translation>
        </message>
        <message>
            <source>Submit…</source>
            <translation>Submit…</translation>
        </message>
        <message>
            <source>Such as 14:30 or 14h30</source>
            <translation>Such as 14:30 or 14h30</translation>
        </message>
        <message>
            <source>Such as: Hướng dẫn số 05/HD-LĐLĐ ngày 15/01/2026. It is printed with every number.</source>
            <translation>Such as: Hướng dẫn số 05/HD-LĐLĐ ngày 15/01/2026. It is printed with every number.</translation>
        </message>
        <message>
            <source>Suggest the order of preference</source>
            <translation>Suggest the order of preference</translation>
        </message>
        <message>
            <source>Summoned</source>
            <translation>Summoned</translation>
        </message>
        <message>
            <source>Summoned (the whole committee)</source>
            <translation>Summoned (the whole committee)</translation>
        </message>
        <message>
            <source>Superior approved…</source>
            <translation>Superior approved…</translation>
        </message>
        <message>
            <source>Superior asks for more…</source>
            <translation>Superior asks for more…</translation>
        </message>
        <message>
            <source>Superior received it…</source>
            <translation>Superior received it…</translation>
        </message>
        <message>
            <source>Superior refused…</source>
            <translation>Superior refused…</translation>
        </message>
        <message>
            <source>Take out of use</source>
            <translation>Take out of use</translation>
        </message>
        <message>
            <source>The achievement cannot be later than its decision.</source>
            <translation>The achievement cannot be later than its decision.</translation>
        </message>
        <message>
            <source>The achievement of {name} was written</source>
            <translation>The achievement of {name} was written</translation>
        </message>
        <message>
            <source>The answer cannot be due before it was asked for.</source>
            <translation>The answer cannot be due before it was asked for.</translation>
        </message>
        <message>
            <source>The award of {name} was corrected</source>
            <translation>The award of {name} was corrected</translation>
        </message>
        <message>
            <source>The award of {name} was recorded</source>
            <translation>The award of {name} was recorded</translation>
        </message>
        <message>
            <source>The award of {name} was revoked</source>
            <translation>The award of {name} was revoked</translation>
        </message>
        <message>
            <source>The award register is empty</source>
            <translation>The award register is empty</translation>
        </message>
        <message>
            <source>The award was written into the register</source>
            <translation>The award was written into the register</translation>
        </message>
        <message>
            <source>The ballot on {count} nominations was recorded</source>
            <translation>The ballot on {count} nominations was recorded</translation>
        </message>
        <message>
            <source>The catalogue has no award with the code {code}.</source>
            <translation>The catalogue has no award with the code {code}.</translation>
        </message>
        <message>
            <source>The catalogue has “{name}” already. Choose another code or name.</source>
            <translation>The catalogue has “{name}” already. Choose another code or name.</translation>
        </message>
        <message>
            <source>The committee and its ballots</source>
            <translation>The committee and its ballots</translation>
        </message>
        <message>
            <source>The committee voted on {day}: this paper cannot be dated earlier. Correct the day here, or the day of the meeting in its minutes.</source>
            <translation>The committee voted on {day}: this paper cannot be dated earlier. Correct the day here, or the day of the meeting in its minutes.</translation>
        </message>
        <message>
            <source>The conditions of {count} nominations were confirmed</source>
            <translation>The conditions of {count} nominations were confirmed</translation>
        </message>
        <message>
            <source>The confederation</source>
            <translation>The confederation</translation>
        </message>
        <message>
            <source>The day of the meeting has not come yet.</source>
            <translation>The day of the meeting has not come yet.</translation>
        </message>
        <message>
            <source>The day “{value}” in the column {field} has not come yet.</source>
            <translation>The day “{value}” in the column {field} has not come yet.</translation>
        </message>
        <message>
            <source>The decision on {name} was recorded</source>
            <translation>The decision on {name} was recorded</translation>
        </message>
        <message>
            <source>The dossier is made</source>
            <translation>The dossier is made</translation>
        </message>
        <message>
            <source>The employer</source>
            <translation>The employer</translation>
        </message>
        <message>
            <source>The employer decides this title: recommend it by letter. The facts stand here.</source>
            <translation>The employer decides this title: recommend it by letter. The facts stand here.</translation>
        </message>
        <message>
            <source>The facts of a year are kept for whoever stands in the list of members.</source>
            <translation>The facts of a year are kept for whoever stands in the list of members.</translation>
        </message>
        <message>
            <source>The facts of {count} were written</source>
            <translation>The facts of {count} were written</translation>
        </message>
        <message>
            <source>The facts of {name} were written</source>
            <translation>The facts of {name} were written</translation>
        </message>
        <message>
            <source>The meeting</source>
            <translation>The meeting</translation>
        </message>
        <message>
            <source>The meeting cannot end before it began.</source>
            <translation>The meeting cannot end before it began.</translation>
        </message>
        <message>
            <source>The nomination of {subject} stands at “{status}”, so this cannot be done any more.</source>
            <translation>The nomination of {subject} stands at “{status}”, so this cannot be done any more.</translation>
        </message>
        <message>
            <source>The number came from the superior.</source>
            <translation>The number came from the superior.</translation>
        </message>
        <message>
            <source>The other proposed numbers were compared with it too, and agree</source>
            <translation>The other proposed numbers were compared with it too, and agree</translation>
        </message>
        <message>
            <source>The pack is not in force for a campaign of the book yet; this is how it would judge {campaign}.</source>
            <translation>The pack is not in force for a campaign of the book yet; this is how it would judge {campaign}.</translation>
        </message>
        <message>
            <source>The places allotted in {year} were written</source>
            <translation>The places allotted in {year} were written</translation>
        </message>
        <message>
            <source>The program</source>
            <translation>The program</translation>
        </message>
        <message>
            <source>The regulations that ship with the program name no bonus for this award.</source>
            <translation>The regulations that ship with the program name no bonus for this award.</translation>
        </message>
        <message>
            <source>The rule pack {pack}, version {version}, was installed</source>
            <translation>The rule pack {pack}, version {version}, was installed</translation>
        </message>
        <message>
            <source>The rule pack {path} cannot be used: look at the entry “{field}”.</source>
            <translation>The rule pack {path} cannot be used: look at the entry “{field}”.</translation>
        </message>
        <message>
            <source>The rule pack {path} cannot be used: nobody knows the entry “{field}”.</source>
            <translation>The rule pack {path} cannot be used: nobody knows the entry “{field}”.</translation>
        </message>
        <message>
            <source>The rule pack {path} cannot be used: the entry “{field}” is missing.</source>
            <translation>The rule pack {path} cannot be used: the entry “{field}” is missing.</translation>
        </message>
        <message>
            <source>The rule pack “{title}” ({version}) is installed already, to the last letter.</source>
            <translation>The rule pack “{title}” ({version}) is installed already, to the last letter.</translation>
        </message>
        <message>
            <source>The rule pack “{title}” was taken out of use</source>
            <translation>The rule pack “{title}” was taken out of use</translation>
        </message>
        <message>
            <source>The state</source>
            <translation>The state</translation>
        </message>
        <message>
            <source>The step before was on {day}, so this cannot have been earlier. Look at the way of the nomination.</source>
            <translation>The step before was on {day}, so this cannot have been earlier. Look at the way of the nomination.</translation>
        </message>
        <message>
            <source>The superior's reason</source>
            <translation>The superior's reason</translation>
        </message>
        <message>
            <source>The union directly above</source>
            <translation>The union directly above</translation>
        </message>
        <message>
            <source>The whole dossier</source>
            <translation>The whole dossier</translation>
        </message>
        <message>
            <source>The year “{value}” lies after the day of the decision.</source>
            <translation>The year “{value}” lies after the day of the decision.</translation>
        </message>
        <message>
            <source>These counts cannot be true. Compare them with the minutes.</source>
            <translation>These counts cannot be true. Compare them with the minutes.</translation>
        </message>
        <message>
            <source>This award was not given in that year.</source>
            <translation>This award was not given in that year.</translation>
        </message>
        <message>
            <source>This day has not come yet.</source>
            <translation>This day has not come yet.</translation>
        </message>
        <message>
            <source>This is kept in the book only with its reason. Please write it.</source>
            <translation>This is kept in the book only with its reason. Please write it.</translation>
        </message>
        <message>
            <source>This is said of persons only.</source>
            <translation>This is said of persons only.</translation>
        </message>
        <message>
            <source>This number is a proposal of the rule pack: compare it with the superior's document, and change it under “Criteria, catalogue”, “Correct the numbers…”.</source>
            <translation>This number is a proposal of the rule pack: compare it with the superior's document, and change it under “Criteria, catalogue”, “Correct the numbers…”.</translation>
        </message>
        <message>
            <source>This rule is met, so there is nothing to set aside.</source>
            <translation>This rule is met, so there is nothing to set aside.</translation>
        </message>
        <message>
            <source>This union</source>
            <translation>This union</translation>
        </message>
        <message>
            <source>Thresholds, shares and waiting times by the superior's document</source>
            <translation>Thresholds, shares and waiting times by the superior's document</translation>
        </message>
        <message>
            <source>Title</source>
            <translation>Title</translation>
        </message>
        <message>
            <source>Title given by the employer</source>
            <translation>Title given by the employer</translation>
        </message>
        <message>
            <source>Title of the employer</source>
            <translation>Title of the employer</translation>
        </message>
        <message>
            <source>Title or form of reward</source>
            <translation>Title or form of reward</translation>
        </message>
        <message>
            <source>To be answered by</source>
            <translation>To be answered by</translation>
        </message>
        <message>
            <source>To be handed over</source>
            <translation>To be handed over</translation>
        </message>
        <message>
            <source>Today</source>
            <translation>Today</translation>
        </message>
        <message>
            <source>Try one without installing…</source>
            <translation>Try one without installing…</translation>
        </message>
        <message>
            <source>Type a part of the name; Space ticks the line</source>
            <translation>Type a part of the name; Space ticks the line</translation>
        </message>
        <message>
            <source>Tờ trình</source>
            <translation>Tờ trình</translation>
        </message>
        <message>
            <source>Tờ trình in Word</source>
            <translation>Tờ trình in Word</translation>
        </message>
        <message>
            <source>Union</source>
            <translation>Union</translation>
        </message>
        <message>
            <source>Up in the order of preference</source>
            <translation>Up in the order of preference</translation>
        </message>
        <message>
            <source>Valid ballots</source>
            <translation>Valid ballots</translation>
        </message>
        <message>
            <source>Verdict</source>
            <translation>Verdict</translation>
        </message>
        <message>
            <source>Version</source>
            <translation>Version</translation>
        </message>
        <message>
            <source>Votes</source>
            <translation>Votes</translation>
        </message>
        <message>
            <source>Votes in favour</source>
            <translation>Votes in favour</translation>
        </message>
        <message>
            <source>Votes needed, %</source>
            <translation>Votes needed, %</translation>
        </message>
        <message>
            <source>Warning</source>
            <translation>Warning</translation>
        </message>
        <message>
            <source>What happened</source>
            <translation>What happened</translation>
        </message>
        <message>
            <source>What is missing</source>
            <translation>What is missing</translation>
        </message>
        <message>
            <source>What is to be added</source>
            <translation>What is to be added</translation>
        </message>
        <message>
            <source>What the dossier needs stands here once somebody is nominated.</source>
            <translation>What the dossier needs stands here once somebody is nominated.</translation>
        </message>
        <message>
            <source>What the rule pack would change</source>
            <translation>What the rule pack would change</translation>
        </message>
        <message>
            <source>What the superior asked of {name} was answered</source>
            <translation>What the superior asked of {name} was answered</translation>
        </message>
        <message>
            <source>What to do</source>
            <translation>What to do</translation>
        </message>
        <message>
            <source>What was concluded, by whom</source>
            <translation>What was concluded, by whom</translation>
        </message>
        <message>
            <source>What was said before the vote</source>
            <translation>What was said before the vote</translation>
        </message>
        <message>
            <source>What was sent</source>
            <translation>What was sent</translation>
        </message>
        <message>
            <source>What would it change?</source>
            <translation>What would it change?</translation>
        </message>
        <message>
            <source>Whatever is decided on the tab of nominations comes here by itself. Add what was given in earlier years, with the number and day of its decision, or import it from Excel: the rules ask for it.</source>
            <translation>Whatever is decided on the tab of nominations comes here by itself. Add what was given in earlier years, with the number and day of its decision, or import it from Excel: the rules ask for it.</translation>
        </message>
        <message>
            <source>Which complaint, from whom, since when</source>
            <translation>Which complaint, from whom, since when</translation>
        </message>
        <message>
            <source>Who</source>
            <translation>Who</translation>
        </message>
        <message>
            <source>Who answers for it</source>
            <translation>Who answers for it</translation>
        </message>
        <message>
            <source>Who is nominated</source>
            <translation>Who is nominated</translation>
        </message>
        <message>
            <source>Who was absent, and why</source>
            <translation>Who was absent, and why</translation>
        </message>
        <message>
            <source>Whose</source>
            <translation>Whose</translation>
        </message>
        <message>
            <source>Why</source>
            <translation>Why</translation>
        </message>
        <message>
            <source>With the pack</source>
            <translation>With the pack</translation>
        </message>
        <message>
            <source>Withdraw</source>
            <translation>Withdraw</translation>
        </message>
        <message>
            <source>Withdrawn</source>
            <translation>Withdrawn</translation>
        </message>
        <message>
            <source>Women</source>
            <translation>Women</translation>
        </message>
        <message>
            <source>Write a number from 0 to 366.</source>
            <translation>Write a number from 0 to 366.</translation>
        </message>
        <message>
            <source>Write a percentage from 1 to 100.</source>
            <translation>Write a percentage from 1 to 100.</translation>
        </message>
        <message>
            <source>Write day, month and year of the decision, such as 20/01/2026.</source>
            <translation>Write day, month and year of the decision, such as 20/01/2026.</translation>
        </message>
        <message>
            <source>Write how many committee members were summoned.</source>
            <translation>Write how many committee members were summoned.</translation>
        </message>
        <message>
            <source>Write how many places, 0 or more.</source>
            <translation>Write how many places, 0 or more.</translation>
        </message>
        <message>
            <source>Write it in the column “Danh hiệu chính quyền” instead.</source>
            <translation>Write it in the column “Danh hiệu chính quyền” instead.</translation>
        </message>
        <message>
            <source>Write it now…</source>
            <translation>Write it now…</translation>
        </message>
        <message>
            <source>Write its whole name, such as Đoàn viên công đoàn xuất sắc.</source>
            <translation>Write its whole name, such as Đoàn viên công đoàn xuất sắc.</translation>
        </message>
        <message>
            <source>Write one of: {choices}.</source>
            <translation>Write one of: {choices}.</translation>
        </message>
        <message>
            <source>Write the day on which the decision was signed.</source>
            <translation>Write the day on which the decision was signed.</translation>
        </message>
        <message>
            <source>Write the hour as 14:30 or 14h30.</source>
            <translation>Write the hour as 14:30 or 14h30.</translation>
        </message>
        <message>
            <source>Write the number of the paper, such as 07/TTr-CĐCS.</source>
            <translation>Write the number of the paper, such as 07/TTr-CĐCS.</translation>
        </message>
        <message>
            <source>Write the year of the achievement, which is not later than its decision.</source>
            <translation>Write the year of the achievement, which is not later than its decision.</translation>
        </message>
        <message>
            <source>Write the year with four digits, such as 2025.</source>
            <translation>Write the year with four digits, such as 2025.</translation>
        </message>
        <message>
            <source>Written reason</source>
            <translation>Written reason</translation>
        </message>
        <message>
            <source>Year</source>
            <translation>Year</translation>
        </message>
        <message>
            <source>Year of the achievement</source>
            <translation>Year of the achievement</translation>
        </message>
        <message>
            <source>Yes</source>
            <translation>Yes</translation>
        </message>
        <message>
            <source>all committee members</source>
            <translation>all committee members</translation>
        </message>
        <message>
            <source>answered on {day}: {answer}</source>
            <translation>answered on {day}: {answer}</translation>
        </message>
        <message>
            <source>called, not voted yet</source>
            <translation>called, not voted yet</translation>
        </message>
        <message>
            <source>days</source>
            <translation>days</translation>
        </message>
        <message>
            <source>draft, not used</source>
            <translation>draft, not used</translation>
        </message>
        <message>
            <source>in use</source>
            <translation>in use</translation>
        </message>
        <message>
            <source>in use, a draft</source>
            <translation>in use, a draft</translation>
        </message>
        <message>
            <source>months</source>
            <translation>months</translation>
        </message>
        <message>
            <source>nominations, all eligible</source>
            <translation>nominations, all eligible</translation>
        </message>
        <message>
            <source>nominations; {count} are not eligible or need a look</source>
            <translation>nominations; {count} are not eligible or need a look</translation>
        </message>
        <message>
            <source>not in use</source>
            <translation>not in use</translation>
        </message>
        <message>
            <source>of the whole committee</source>
            <translation>of the whole committee</translation>
        </message>
        <message>
            <source>of those present</source>
            <translation>of those present</translation>
        </message>
        <message>
            <source>offered, not used</source>
            <translation>offered, not used</translation>
        </message>
        <message>
            <source>places</source>
            <translation>places</translation>
        </message>
        <message>
            <source>rounded down</source>
            <translation>rounded down</translation>
        </message>
        <message>
            <source>rounded to the nearest</source>
            <translation>rounded to the nearest</translation>
        </message>
        <message>
            <source>rounded up</source>
            <translation>rounded up</translation>
        </message>
        <message>
            <source>those present and those who voted in writing</source>
            <translation>those present and those who voted in writing</translation>
        </message>
        <message>
            <source>to be answered by {day}</source>
            <translation>to be answered by {day}</translation>
        </message>
        <message>
            <source>until</source>
            <translation>until</translation>
        </message>
        <message>
            <source>years</source>
            <translation>years</translation>
        </message>
        <message>
            <source>{award}: {before} % of {before_base} was enough, now {after} % of {after_base}</source>
            <translation>{award}: {before} % of {before_base} was enough, now {after} % of {after_base}</translation>
        </message>
        <message>
            <source>{count} answers to the superior are open</source>
            <translation>{count} answers to the superior are open</translation>
        </message>
        <message>
            <source>{count} answers to the superior are overdue</source>
            <translation>{count} answers to the superior are overdue</translation>
        </message>
        <message>
            <source>{count} awards</source>
            <translation>{count} awards</translation>
        </message>
        <message>
            <source>{count} awards given</source>
            <translation>{count} awards given</translation>
        </message>
        <message>
            <source>{count} awards got numbers in the golden book, {first} to {last}</source>
            <translation>{count} awards got numbers in the golden book, {first} to {last}</translation>
        </message>
        <message>
            <source>{count} awards were taken out of the register</source>
            <translation>{count} awards were taken out of the register</translation>
        </message>
        <message>
            <source>{count} awards: {persons} persons, {collectives} collectives</source>
            <translation>{count} awards: {persons} persons, {collectives} collectives</translation>
        </message>
        <message>
            <source>{count} ballots</source>
            <translation>{count} ballots</translation>
        </message>
        <message>
            <source>{count} become due</source>
            <translation>{count} become due</translation>
        </message>
        <message>
            <source>{count} become due for an award within a year</source>
            <translation>{count} become due for an award within a year</translation>
        </message>
        <message>
            <source>{count} change</source>
            <translation>{count} change</translation>
        </message>
        <message>
            <source>{count} chosen</source>
            <translation>{count} chosen</translation>
        </message>
        <message>
            <source>{count} files, one PDF of {pages} pages with everything in order: {folder}</source>
            <translation>{count} files, one PDF of {pages} pages with everything in order: {folder}</translation>
        </message>
        <message>
            <source>{count} lines</source>
            <translation>{count} lines</translation>
        </message>
        <message>
            <source>{count} meetings</source>
            <translation>{count} meetings</translation>
        </message>
        <message>
            <source>{count} nominated: {award}</source>
            <translation>{count} nominated: {award}</translation>
        </message>
        <message>
            <source>{count} nominations</source>
            <translation>{count} nominations</translation>
        </message>
        <message>
            <source>{count} nominations for awards</source>
            <translation>{count} nominations for awards</translation>
        </message>
        <message>
            <source>{count} nominations go before it</source>
            <translation>{count} nominations go before it</translation>
        </message>
        <message>
            <source>{count} nominations go before the meeting of {day}</source>
            <translation>{count} nominations go before the meeting of {day}</translation>
        </message>
        <message>
            <source>{count} nominations went on since the vote and keep their votes</source>
            <translation>{count} nominations went on since the vote and keep their votes</translation>
        </message>
        <message>
            <source>{count} nominations were submitted</source>
            <translation>{count} nominations were submitted</translation>
        </message>
        <message>
            <source>{count} nominations were withdrawn</source>
            <translation>{count} nominations were withdrawn</translation>
        </message>
        <message>
            <source>{count} nominations, {eligible} eligible</source>
            <translation>{count} nominations, {eligible} eligible</translation>
        </message>
        <message>
            <source>{count} nominees were put in order: {award}</source>
            <translation>{count} nominees were put in order: {award}</translation>
        </message>
        <message>
            <source>{count} of {total} still lack something the rules ask for</source>
            <translation>{count} of {total} still lack something the rules ask for</translation>
        </message>
        <message>
            <source>{count} rule packs</source>
            <translation>{count} rule packs</translation>
        </message>
        <message>
            <source>{count} things are missing</source>
            <translation>{count} things are missing</translation>
        </message>
        <message>
            <source>{count} titles and forms</source>
            <translation>{count} titles and forms</translation>
        </message>
        <message>
            <source>{days} days absent</source>
            <translation>{days} days absent</translation>
        </message>
        <message>
            <source>{factor} × {base} đ ({basis})</source>
            <translation>{factor} × {base} đ ({basis})</translation>
        </message>
        <message>
            <source>{file}, installed {day}</source>
            <translation>{file}, installed {day}</translation>
        </message>
        <message>
            <source>{left} of {limit} left</source>
            <translation>{left} of {limit} left</translation>
        </message>
        <message>
            <source>{name} in {year}</source>
            <translation>{name} in {year}</translation>
        </message>
        <message>
            <source>{name} was moved in the order of preference</source>
            <translation>{name} was moved in the order of preference</translation>
        </message>
        <message>
            <source>{path} is not a rule pack: it cannot be read as one. Ask the sender for the file.</source>
            <translation>{path} is not a rule pack: it cannot be read as one. Ask the sender for the file.</translation>
        </message>
        <message>
            <source>{percent} % of {base}, {rounding}: {limit}</source>
            <translation>{percent} % of {base}, {rounding}: {limit}</translation>
        </message>
        <message>
            <source>{rule} applies to {name} again</source>
            <translation>{rule} applies to {name} again</translation>
        </message>
        <message>
            <source>{rule} was set aside for {name}</source>
            <translation>{rule} was set aside for {name}</translation>
        </message>
        <message>
            <source>{rule}: no longer asked for</source>
            <translation>{rule}: no longer asked for</translation>
        </message>
        <message>
            <source>{rule}: {asked}; found: {found} ({article})</source>
            <translation>{rule}: {asked}; found: {found} ({article})</translation>
        </message>
        <message>
            <source>{said}, {percent} % are proposed</source>
            <translation>{said}, {percent} % are proposed</translation>
        </message>
        <message>
            <source>{said}, {percent} % are recommended</source>
            <translation>{said}, {percent} % are recommended</translation>
        </message>
        <message>
            <source>{smaller} ballots are invalid for one nominee, but only {larger} are valid at all.</source>
            <translation>{smaller} ballots are invalid for one nominee, but only {larger} are valid at all.</translation>
        </message>
        <message>
            <source>{smaller} ballots are valid, but only {larger} were collected.</source>
            <translation>{smaller} ballots are valid, but only {larger} were collected.</translation>
        </message>
        <message>
            <source>{smaller} ballots were collected, but only {larger} were issued.</source>
            <translation>{smaller} ballots were collected, but only {larger} were issued.</translation>
        </message>
        <message>
            <source>{smaller} ballots were issued, but only {larger} people could vote.</source>
            <translation>{smaller} ballots were issued, but only {larger} people could vote.</translation>
        </message>
        <message>
            <source>{smaller} votes in favour, but only {larger} ballots are valid.</source>
            <translation>{smaller} votes in favour, but only {larger} ballots are valid.</translation>
        </message>
        <message>
            <source>{smaller} were present or voted in writing, but only {larger} were summoned.</source>
            <translation>{smaller} were present or voted in writing, but only {larger} were summoned.</translation>
        </message>
        <message>
            <source>{subject} has no decision yet. Record its number and day first; they stand on the certificate.</source>
            <translation>{subject} has no decision yet. Record its number and day first; they stand on the certificate.</translation>
        </message>
        <message>
            <source>{subject} is already nominated for “{award}” in this campaign.</source>
            <translation>{subject} is already nominated for “{award}” in this campaign.</translation>
        </message>
        <message>
            <source>{subject}: “{award}” is an emulation title and no commendation: no giấy khen is printed of it.</source>
            <translation>{subject}: “{award}” is an emulation title and no commendation: no giấy khen is printed of it.</translation>
        </message>
        <message>
            <source>{subject}: “{award}” is decided and signed by the union above, which hands out its own paper. The union prints certificates only of what it gives itself.</source>
            <translation>{subject}: “{award}” is decided and signed by the union above, which hands out its own paper. The union prints certificates only of what it gives itself.</translation>
        </message>
        <message>
            <source>{subject}: “{award}” is given by the employer or the state, not by the union, so the union prints no certificate of it.</source>
            <translation>{subject}: “{award}” is given by the employer or the state, not by the union, so the union prints no certificate of it.</translation>
        </message>
        <message>
            <source>{subject}: “{award}” is not in the catalogue, so nobody knows who gives it.</source>
            <translation>{subject}: “{award}” is not in the catalogue, so nobody knows who gives it.</translation>
        </message>
        <message>
            <source>{subject}: “{award}” was revoked, so no certificate is printed.</source>
            <translation>{subject}: “{award}” was revoked, so no certificate is printed.</translation>
        </message>
        <message>
            <source>{used} of {limit} proposed: {over} too many</source>
            <translation>{used} of {limit} proposed: {over} too many</translation>
        </message>
        <message>
            <source>{used} proposed; the base is not known yet</source>
            <translation>{used} proposed; the base is not known yet</translation>
        </message>
        <message>
            <source>{valid} valid of {issued} issued</source>
            <translation>{valid} valid of {issued} issued</translation>
        </message>
        <message>
            <source>{value} cannot be: a share is from 0 to 100, any other number 0 or more.</source>
            <translation>{value} cannot be: a share is from 0 to 100, any other number 0 or more.</translation>
        </message>
        <message>
            <source>{verdicts} of {judged} nominees would be judged otherwise; {changed} have a rule that answers otherwise.</source>
            <translation>{verdicts} of {judged} nominees would be judged otherwise; {changed} have a rule that answers otherwise.</translation>
        </message>
        <message>
            <source>{version}, corrected here ({times})</source>
            <translation>{version}, corrected here ({times})</translation>
        </message>
        <message>
            <source>đồng, one initiative</source>
            <translation>đồng, one initiative</translation>
        </message>
        <message>
            <source>đồng, three years together</source>
            <translation>đồng, three years together</translation>
        </message>
        <message>
            <source>“{award}” is decided by the employer or the state, not proposed by the union.</source>
            <translation>“{award}” is decided by the employer or the state, not proposed by the union.</translation>
        </message>
        <message>
            <source>“{award}” is decided by the employer or the state, so the union does not propose it. Record the decision in the award register instead.</source>
            <translation>“{award}” is decided by the employer or the state, so the union does not propose it. Record the decision in the award register instead.</translation>
        </message>
        <message>
            <source>“{award}” is decided by this union itself: after the vote record its decision, nothing goes up.</source>
            <translation>“{award}” is decided by this union itself: after the vote record its decision, nothing goes up.</translation>
        </message>
        <message>
            <source>“{award}” is not an award in the catalogue.</source>
            <translation>“{award}” is not an award in the catalogue.</translation>
        </message>
        <message>
            <source>“{award}” is not given to this kind of nominee.</source>
            <translation>“{award}” is not given to this kind of nominee.</translation>
        </message>
        <message>
            <source>“{award}” is not given to this kind of nominee. Choose another award.</source>
            <translation>“{award}” is not given to this kind of nominee. Choose another award.</translation>
        </message>
        <message>
            <source>“{award}” was not given in the year of the campaign.</source>
            <translation>“{award}” was not given in the year of the campaign.</translation>
        </message>
        <message>
            <source>“{name}” stays in the catalogue: {count} nominations or awards given name it.</source>
            <translation>“{name}” stays in the catalogue: {count} nominations or awards given name it.</translation>
        </message>
        <message>
            <source>“{name}” was added to the catalogue</source>
            <translation>“{name}” was added to the catalogue</translation>
        </message>
        <message>
            <source>“{name}” was taken out of the catalogue</source>
            <translation>“{name}” was taken out of the catalogue</translation>
        </message>
        <message>
            <source>“{value}” in the column {field} is more days than a year has.</source>
            <translation>“{value}” in the column {field} is more days than a year has.</translation>
        </message>
        <message>
            <source>“{value}” in the column {field} is no whole day.</source>
            <translation>“{value}” in the column {field} is no whole day.</translation>
        </message>
        <message>
            <source>“{value}” in the column {field} is not a known choice.</source>
            <translation>“{value}” in the column {field} is not a known choice.</translation>
        </message>
        <message>
            <source>“{value}” in the column {field} is not a year.</source>
            <translation>“{value}” in the column {field} is not a year.</translation>
        </message>
    </context>
    <context>
        <name>backup</name>
        <message>
            <source>A backup is one encrypted file that opens with the passphrase of its day. One on a USB stick in a drawer helps when this computer is stolen or breaks. To bring one back, start on an empty computer and choose “Bring back a backup”.</source>
            <translation>A backup is one encrypted file that opens with the passphrase of its day. One on a USB stick in a drawer helps when this computer is stolen or breaks. To bring one back, start on an empty computer and choose “Bring back a backup”.</translation>
        </message>
        <message>
            <source>A backup takes a second. Make one now, and one on a USB stick for the drawer.</source>
            <translation>A backup takes a second. Make one now, and one on a USB stick for the drawer.</translation>
        </message>
        <message>
            <source>Back up now</source>
            <translation>Back up now</translation>
        </message>
        <message>
            <source>Back up to a USB stick…</source>
            <translation>Back up to a USB stick…</translation>
        </message>
        <message>
            <source>Backing up</source>
            <translation>Backing up</translation>
        </message>
        <message>
            <source>Backups</source>
            <translation>Backups</translation>
        </message>
        <message>
            <source>Choose a backup</source>
            <translation>Choose a backup</translation>
        </message>
        <message>
            <source>DAMAGED</source>
            <translation>DAMAGED</translation>
        </message>
        <message>
            <source>File</source>
            <translation>File</translation>
        </message>
        <message>
            <source>Made</source>
            <translation>Made</translation>
        </message>
        <message>
            <source>Never backed up</source>
            <translation>Never backed up</translation>
        </message>
        <message>
            <source>Never backed up: press Enter and make one.</source>
            <translation>Never backed up: press Enter and make one.</translation>
        </message>
        <message>
            <source>Rows</source>
            <translation>Rows</translation>
        </message>
        <message>
            <source>Size</source>
            <translation>Size</translation>
        </message>
        <message>
            <source>Where to</source>
            <translation>Where to</translation>
        </message>
        <message>
            <source>Written, opened and counted: {file}</source>
            <translation>Written, opened and counted: {file}</translation>
        </message>
        <message>
            <source>cannot be used</source>
            <translation>cannot be used</translation>
        </message>
        <message>
            <source>the latest of {when}</source>
            <translation>the latest of {when}</translation>
        </message>
        <message>
            <source>verified, unchanged since</source>
            <translation>verified, unchanged since</translation>
        </message>
        <message>
            <source>{count} backups</source>
            <translation>{count} backups</translation>
        </message>
        <message>
            <source>{path} is a damaged backup and cannot be restored. Choose another backup.</source>
            <translation>{path} is a damaged backup and cannot be restored. Choose another backup.</translation>
        </message>
        <message>
            <source>{path} is not a backup of this program.</source>
            <translation>{path} is not a backup of this program.</translation>
        </message>
        <message>
            <source>{path} was made by a newer version. Update this program first.</source>
            <translation>{path} was made by a newer version. Update this program first.</translation>
        </message>
    </context>
    <context>
        <name>cli</name>
        <message>
            <source>A backup.</source>
            <translation>A backup.</translation>
        </message>
        <message>
            <source>A campaign with every fact of its launch (.toml).</source>
            <translation>A campaign with every fact of its launch (.toml).</translation>
        </message>
        <message>
            <source>A day, as 2026-05-31 or 31/5/2026.</source>
            <translation>A day, as 2026-05-31 or 31/5/2026.</translation>
        </message>
        <message>
            <source>A file that holds the passphrase, when SOCONGDOAN_PASSPHRASE does not; else it is asked.</source>
            <translation>A file that holds the passphrase, when SOCONGDOAN_PASSPHRASE does not; else it is asked.</translation>
        </message>
        <message>
            <source>A list from Excel, LibreOffice or CSV.</source>
            <translation>A list from Excel, LibreOffice or CSV.</translation>
        </message>
        <message>
            <source>A report; the others are made elsewhere.</source>
            <translation>A report; the others are made elsewhere.</translation>
        </message>
        <message>
            <source>A rule pack, as the superior sent it (.toml).</source>
            <translation>A rule pack, as the superior sent it (.toml).</translation>
        </message>
        <message>
            <source>Apply what the preview shows.</source>
            <translation>Apply what the preview shows.</translation>
        </message>
        <message>
            <source>Arguments</source>
            <translation>Arguments</translation>
        </message>
        <message>
            <source>Award nominations.</source>
            <translation>Award nominations.</translation>
        </message>
        <message>
            <source>Backups of the union's database.</source>
            <translation>Backups of the union's database.</translation>
        </message>
        <message>
            <source>COMMAND [ARGUMENTS]</source>
            <translation>COMMAND [ARGUMENTS]</translation>
        </message>
        <message>
            <source>Card of {name} added.</source>
            <translation>Card of {name} added.</translation>
        </message>
        <message>
            <source>Card written: {file}</source>
            <translation>Card written: {file}</translation>
        </message>
        <message>
            <source>Check the program and, when there is one, the union's database.</source>
            <translation>Check the program and, when there is one, the union's database.</translation>
        </message>
        <message>
            <source>Code of the receiving unit.</source>
            <translation>Code of the receiving unit.</translation>
        </message>
        <message>
            <source>Commands</source>
            <translation>Commands</translation>
        </message>
        <message>
            <source>Counts only, or persons with their names.</source>
            <translation>Counts only, or persons with their names.</translation>
        </message>
        <message>
            <source>Create the union in an empty data folder.</source>
            <translation>Create the union in an empty data folder.</translation>
        </message>
        <message>
            <source>Do the whole main job on the sample union, without a screen.</source>
            <translation>Do the whole main job on the sample union, without a screen.</translation>
        </message>
        <message>
            <source>Emulation campaigns.</source>
            <translation>Emulation campaigns.</translation>
        </message>
        <message>
            <source>Every campaign with its code, dates and how many registered, the latest first.</source>
            <translation>Every campaign with its code, dates and how many registered, the latest first.</translation>
        </message>
        <message>
            <source>Every nomination with every rule and its reason.</source>
            <translation>Every nomination with every rule and its reason.</translation>
        </message>
        <message>
            <source>Every rule pack with its dates, where it comes from, and whether it judges today.</source>
            <translation>Every rule pack with its dates, where it comes from, and whether it judges today.</translation>
        </message>
        <message>
            <source>Examine a package without importing it.</source>
            <translation>Examine a package without importing it.</translation>
        </message>
        <message>
            <source>How far every target is, as a count out of a count.</source>
            <translation>How far every target is, as a count out of a count.</translation>
        </message>
        <message>
            <source>How many members are invented.</source>
            <translation>How many members are invented.</translation>
        </message>
        <message>
            <source>Id of a package whose warning was looked at.</source>
            <translation>Id of a package whose warning was looked at.</translation>
        </message>
        <message>
            <source>Import a list, or only show what would happen.</source>
            <translation>Import a list, or only show what would happen.</translation>
        </message>
        <message>
            <source>Installed: {pack} {version} (SHA-256 {sha256})</source>
            <translation>Installed: {pack} {version} (SHA-256 {sha256})</translation>
        </message>
        <message>
            <source>Its version.</source>
            <translation>Its version.</translation>
        </message>
        <message>
            <source>Keep a partner's card; adding it by command confirms it.</source>
            <translation>Keep a partner's card; adding it by command confirms it.</translation>
        </message>
        <message>
            <source>Keep a rule pack with its exact bytes; from then on it judges while it is in force.</source>
            <translation>Keep a rule pack with its exact bytes; from then on it judges while it is in force.</translation>
        </message>
        <message>
            <source>Launch a campaign as its file tells it; its plan is then printed by `report emulation-plan`.</source>
            <translation>Launch a campaign as its file tells it; its plan is then printed by `report emulation-plan`.</translation>
        </message>
        <message>
            <source>Launched: {code}, {name}</source>
            <translation>Launched: {code}, {name}</translation>
        </message>
        <message>
            <source>Make a package, write it, read it back and verify it.</source>
            <translation>Make a package, write it, read it back and verify it.</translation>
        </message>
        <message>
            <source>Name every paper.</source>
            <translation>Name every paper.</translation>
        </message>
        <message>
            <source>Nothing was kept yet. To receive what is ready, give the command again with --accept.</source>
            <translation>Nothing was kept yet. To receive what is ready, give the command again with --accept.</translation>
        </message>
        <message>
            <source>One JSON document on stdout, nothing else there.</source>
            <translation>One JSON document on stdout, nothing else there.</translation>
        </message>
        <message>
            <source>Only so many.</source>
            <translation>Only so many.</translation>
        </message>
        <message>
            <source>Only the preview.</source>
            <translation>Only the preview.</translation>
        </message>
        <message>
            <source>Only this campaign, by its code.</source>
            <translation>Only this campaign, by its code.</translation>
        </message>
        <message>
            <source>Only what was sent for this period, as 2026.</source>
            <translation>Only what was sent for this period, as 2026.</translation>
        </message>
        <message>
            <source>Open a backup and count it, without touching the union.</source>
            <translation>Open a backup and count it, without touching the union.</translation>
        </message>
        <message>
            <source>Options</source>
            <translation>Options</translation>
        </message>
        <message>
            <source>Packages for the union above.</source>
            <translation>Packages for the union above.</translation>
        </message>
        <message>
            <source>Papers, package and pictures go here.</source>
            <translation>Papers, package and pictures go here.</translation>
        </message>
        <message>
            <source>Parts of names or numbers; marks may be left out.</source>
            <translation>Parts of names or numbers; marks may be left out.</translation>
        </message>
        <message>
            <source>Passphrase: </source>
            <translation>Passphrase: </translation>
        </message>
        <message>
            <source>Preview or apply packages: files, or folders in which other files are passed over.</source>
            <translation>Preview or apply packages: files, or folders in which other files are passed over.</translation>
        </message>
        <message>
            <source>Put a backup in the place of the union's database; the present one is kept aside.</source>
            <translation>Put a backup in the place of the union's database; the present one is kept aside.</translation>
        </message>
        <message>
            <source>Readable by anybody, without keys.</source>
            <translation>Readable by anybody, without keys.</translation>
        </message>
        <message>
            <source>Record one slip as given.</source>
            <translation>Record one slip as given.</translation>
        </message>
        <message>
            <source>Rule packs of awards.</source>
            <translation>Rule packs of awards.</translation>
        </message>
        <message>
            <source>Say which command: {offered}.</source>
            <translation>Say which command: {offered}.</translation>
        </message>
        <message>
            <source>Say which nominees a pack would judge otherwise, and why, without installing it.</source>
            <translation>Say which nominees a pack would judge otherwise, and why, without installing it.</translation>
        </message>
        <message>
            <source>See: {command} --help</source>
            <translation>See: {command} --help</translation>
        </message>
        <message>
            <source>Show this page.</source>
            <translation>Show this page.</translation>
        </message>
        <message>
            <source>Sổ Công đoàn, the book of a grassroots trade union. Without a command it opens the window.</source>
            <translation>Sổ Công đoàn, the book of a grassroots trade union. Without a command it opens the window.</translation>
        </message>
        <message>
            <source>Take an import back; rows edited since are kept and named.</source>
            <translation>Take an import back; rows edited since are kept and named.</translation>
        </message>
        <message>
            <source>Take an installed pack out of use; what ships with the program judges again.</source>
            <translation>Take an installed pack out of use; what ships with the program judges again.</translation>
        </message>
        <message>
            <source>Taken out of use: {pack} {version}</source>
            <translation>Taken out of use: {pack} {version}</translation>
        </message>
        <message>
            <source>The backups of a folder, newest first, and whether each is still what was opened and counted when it was made.</source>
            <translation>The backups of a folder, newest first, and whether each is still what was opened and counted when it was made.</translation>
        </message>
        <message>
            <source>The campaign's code; without it the current one.</source>
            <translation>The campaign's code; without it the current one.</translation>
        </message>
        <message>
            <source>The code printed on the slip.</source>
            <translation>The code printed on the slip.</translation>
        </message>
        <message>
            <source>The desk of the union above.</source>
            <translation>The desk of the union above.</translation>
        </message>
        <message>
            <source>The folder in which the program keeps everything.</source>
            <translation>The folder in which the program keeps everything.</translation>
        </message>
        <message>
            <source>The folder to write into.</source>
            <translation>The folder to write into.</translation>
        </message>
        <message>
            <source>The folder to write into; without it beside the data.</source>
            <translation>The folder to write into; without it beside the data.</translation>
        </message>
        <message>
            <source>The folder, usually on a USB stick.</source>
            <translation>The folder, usually on a USB stick.</translation>
        </message>
        <message>
            <source>The folder; without it the one beside the data.</source>
            <translation>The folder; without it the one beside the data.</translation>
        </message>
        <message>
            <source>The id of the pack, as `rules list` names it.</source>
            <translation>The id of the pack, as `rules list` names it.</translation>
        </message>
        <message>
            <source>The import_id that the import answered with.</source>
            <translation>The import_id that the import answered with.</translation>
        </message>
        <message>
            <source>The language of answers and help.</source>
            <translation>The language of answers and help.</translation>
        </message>
        <message>
            <source>The list, as members or beneficiaries.</source>
            <translation>The list, as members or beneficiaries.</translation>
        </message>
        <message>
            <source>The members in Vietnamese order, with numbers in full; the look is recorded.</source>
            <translation>The members in Vietnamese order, with numbers in full; the look is recorded.</translation>
        </message>
        <message>
            <source>The option {name} needs a value.</source>
            <translation>The option {name} needs a value.</translation>
        </message>
        <message>
            <source>The option {name} takes no value.</source>
            <translation>The option {name} takes no value.</translation>
        </message>
        <message>
            <source>The paper, as --list names it.</source>
            <translation>The paper, as --list names it.</translation>
        </message>
        <message>
            <source>The section of those of whom the list names none.</source>
            <translation>The section of those of whom the list names none.</translation>
        </message>
        <message>
            <source>The union's name, code and superior, as TOML.</source>
            <translation>The union's name, code and superior, as TOML.</translation>
        </message>
        <message>
            <source>The value of {name} cannot be understood.</source>
            <translation>The value of {name} cannot be understood.</translation>
        </message>
        <message>
            <source>There is no command “{given}”. There are: {offered}.</source>
            <translation>There is no command “{given}”. There are: {offered}.</translation>
        </message>
        <message>
            <source>There is no option {given}.</source>
            <translation>There is no option {given}.</translation>
        </message>
        <message>
            <source>There is no option {given}. Perhaps: {offered}.</source>
            <translation>There is no option {given}. Perhaps: {offered}.</translation>
        </message>
        <message>
            <source>There is no package there: no file that ends in .cdpkg or .cdpkg.zip.</source>
            <translation>There is no package there: no file that ends in .cdpkg or .cdpkg.zip.</translation>
        </message>
        <message>
            <source>This cannot be understood: {given}.</source>
            <translation>This cannot be understood: {given}.</translation>
        </message>
        <message>
            <source>This is too much: {given}.</source>
            <translation>This is too much: {given}.</translation>
        </message>
        <message>
            <source>To receive it all the same: --accept --confirm {id}</source>
            <translation>To receive it all the same: --accept --confirm {id}</translation>
        </message>
        <message>
            <source>Totals of all units, of what has not ended.</source>
            <translation>Totals of all units, of what has not ended.</translation>
        </message>
        <message>
            <source>Tết gifts.</source>
            <translation>Tết gifts.</translation>
        </message>
        <message>
            <source>Units that sent something: {count}</source>
            <translation>Units that sent something: {count}</translation>
        </message>
        <message>
            <source>Usage:</source>
            <translation>Usage:</translation>
        </message>
        <message>
            <source>What a package says, without importing it.</source>
            <translation>What a package says, without importing it.</translation>
        </message>
        <message>
            <source>What is done with those who are in the book.</source>
            <translation>What is done with those who are in the book.</translation>
        </message>
        <message>
            <source>What the paper is about: the code of a campaign, a period such as 2025-12-01/2026-05-31, a day, a receipt such as 2026/12, a decision such as 01/QĐ-CĐCS, or the ids of people. Without it the current or latest one, today, or everybody.</source>
            <translation>What the paper is about: the code of a campaign, a period such as 2025-12-01/2026-05-31, a day, a receipt such as 2026/12, a decision such as 01/QĐ-CĐCS, or the ids of people. Without it the current or latest one, today, or everybody.</translation>
        </message>
        <message>
            <source>What the rows become.</source>
            <translation>What the rows become.</translation>
        </message>
        <message>
            <source>Where the desk keeps what it received: sqlite:///FILE, encrypted, or postgresql+psycopg://… (default: with its own data).</source>
            <translation>Where the desk keeps what it received: sqlite:///FILE, encrypted, or postgresql+psycopg://… (default: with its own data).</translation>
        </message>
        <message>
            <source>Where to, with the ending .pdf, .xlsx or .docx.</source>
            <translation>Where to, with the ending .pdf, .xlsx or .docx.</translation>
        </message>
        <message>
            <source>Where to, with the ending .toml.</source>
            <translation>Where to, with the ending .toml.</translation>
        </message>
        <message>
            <source>Where to, with the ending .xlsx.</source>
            <translation>Where to, with the ending .xlsx.</translation>
        </message>
        <message>
            <source>Who we are, and whose packages we believe.</source>
            <translation>Who we are, and whose packages we believe.</translation>
        </message>
        <message>
            <source>Write a backup and verify it by opening it.</source>
            <translation>Write a backup and verify it by opening it.</translation>
        </message>
        <message>
            <source>Write a list as the window shows it; that it went out is recorded.</source>
            <translation>Write a list as the window shows it; that it went out is recorded.</translation>
        </message>
        <message>
            <source>Write a paper; the file's ending chooses the format.</source>
            <translation>Write a paper; the file's ending chooses the format.</translation>
        </message>
        <message>
            <source>Write an installed pack as it was received, to the last byte.</source>
            <translation>Write an installed pack as it was received, to the last byte.</translation>
        </message>
        <message>
            <source>Write our card for others to add.</source>
            <translation>Write our card for others to add.</translation>
        </message>
        <message>
            <source>Write the answer to a unit: what was received, up to which package.</source>
            <translation>Write the answer to a unit: what was received, up to which package.</translation>
        </message>
        <message>
            <source>Write the award dossier in the superior's order, and say what is missing.</source>
            <translation>Write the award dossier in the superior's order, and say what is missing.</translation>
        </message>
        <message>
            <source>[OPTIONS]</source>
            <translation>[OPTIONS]</translation>
        </message>
        <message>
            <source>data of the union</source>
            <translation>data of the union</translation>
        </message>
        <message>
            <source>database engine</source>
            <translation>database engine</translation>
        </message>
        <message>
            <source>default</source>
            <translation>default</translation>
        </message>
        <message>
            <source>files of the program</source>
            <translation>files of the program</translation>
        </message>
        <message>
            <source>fonts</source>
            <translation>fonts</translation>
        </message>
        <message>
            <source>no union here yet</source>
            <translation>no union here yet</translation>
        </message>
        <message>
            <source>nobody in particular</source>
            <translation>nobody in particular</translation>
        </message>
        <message>
            <source>not opened: no passphrase was given</source>
            <translation>not opened: no passphrase was given</translation>
        </message>
        <message>
            <source>number</source>
            <translation>number</translation>
        </message>
        <message>
            <source>opens, whole, audit log unbroken</source>
            <translation>opens, whole, audit log unbroken</translation>
        </message>
        <message>
            <source>papers</source>
            <translation>papers</translation>
        </message>
        <message>
            <source>path</source>
            <translation>path</translation>
        </message>
        <message>
            <source>photos and codes</source>
            <translation>photos and codes</translation>
        </message>
        <message>
            <source>reading of lists</source>
            <translation>reading of lists</translation>
        </message>
        <message>
            <source>required</source>
            <translation>required</translation>
        </message>
        <message>
            <source>table version {version}</source>
            <translation>table version {version}</translation>
        </message>
        <message>
            <source>tables</source>
            <translation>tables</translation>
        </message>
        <message>
            <source>text</source>
            <translation>text</translation>
        </message>
        <message>
            <source>the audit log was altered at entry {number}</source>
            <translation>the audit log was altered at entry {number}</translation>
        </message>
        <message>
            <source>the database is damaged; restore the latest backup</source>
            <translation>the database is damaged; restore the latest backup</translation>
        </message>
        <message>
            <source>translations</source>
            <translation>translations</translation>
        </message>
        <message>
            <source>versions</source>
            <translation>versions</translation>
        </message>
        <message>
            <source>write access</source>
            <translation>write access</translation>
        </message>
        <message>
            <source>{file}: restored.</source>
            <translation>{file}: restored.</translation>
        </message>
        <message>
            <source>{file}: signed by {name}, unchanged.</source>
            <translation>{file}: signed by {name}, unchanged.</translation>
        </message>
        <message>
            <source>{file}: whole, {rows} rows.</source>
            <translation>{file}: whole, {rows} rows.</translation>
        </message>
        <message>
            <source>{file}: written and verified.</source>
            <translation>{file}: written and verified.</translation>
        </message>
        <message>
            <source>{file}: written, read back and verified.</source>
            <translation>{file}: written, read back and verified.</translation>
        </message>
        <message>
            <source>{file}: {pages} pages</source>
            <translation>{file}: {pages} pages</translation>
        </message>
        <message>
            <source>{kind} number {seq} of {sender} ({code}) to {receiver}, period {period}</source>
            <translation>{kind} number {seq} of {sender} ({code}) to {receiver}, period {period}</translation>
        </message>
        <message>
            <source>{name} is missing.</source>
            <translation>{name} is missing.</translation>
        </message>
        <message>
            <source>{name} is missing. It is one of: {offered}.</source>
            <translation>{name} is missing. It is one of: {offered}.</translation>
        </message>
        <message>
            <source>{name} is set up.</source>
            <translation>{name} is set up.</translation>
        </message>
        <message>
            <source>{name} must be a number from {least} to {most}.</source>
            <translation>{name} must be a number from {least} to {most}.</translation>
        </message>
        <message>
            <source>{name} must be a number, at least {least}.</source>
            <translation>{name} must be a number, at least {least}.</translation>
        </message>
        <message>
            <source>{name} must be one of: {offered}.</source>
            <translation>{name} must be one of: {offered}.</translation>
        </message>
        <message>
            <source>{removed} removed, {restored} restored, {kept} kept because they were edited since.</source>
            <translation>{removed} removed, {restored} restored, {kept} kept because they were edited since.</translation>
        </message>
        <message>
            <source>{rows} rows in {file}</source>
            <translation>{rows} rows in {file}</translation>
        </message>
        <message>
            <source>{verdicts} of {judged} would be judged otherwise.</source>
            <translation>{verdicts} of {judged} would be judged otherwise.</translation>
        </message>
    </context>
    <context>
        <name>correspondence</name>
        <message>
            <source>A document came</source>
            <translation>A document came</translation>
        </message>
        <message>
            <source>A document came…</source>
            <translation>A document came…</translation>
        </message>
        <message>
            <source>Answer expected by</source>
            <translation>Answer expected by</translation>
        </message>
        <message>
            <source>Came on</source>
            <translation>Came on</translation>
        </message>
        <message>
            <source>Cancel the number {numbers}</source>
            <translation>Cancel the number {numbers}</translation>
        </message>
        <message>
            <source>Cancel the number…</source>
            <translation>Cancel the number…</translation>
        </message>
        <message>
            <source>Cancelled: {reason}</source>
            <translation>Cancelled: {reason}</translation>
        </message>
        <message>
            <source>Close the year…</source>
            <translation>Close the year…</translation>
        </message>
        <message>
            <source>Closed on {day}</source>
            <translation>Closed on {day}</translation>
        </message>
        <message>
            <source>Compare with the register in the book.</source>
            <translation>Compare with the register in the book.</translation>
        </message>
        <message>
            <source>Copies</source>
            <translation>Copies</translation>
        </message>
        <message>
            <source>Copy kept at</source>
            <translation>Copy kept at</translation>
        </message>
        <message>
            <source>Correct the cell.</source>
            <translation>Correct the cell.</translation>
        </message>
        <message>
            <source>Dated</source>
            <translation>Dated</translation>
        </message>
        <message>
            <source>Delete one of the two rows.</source>
            <translation>Delete one of the two rows.</translation>
        </message>
        <message>
            <source>Document {number} is in the register</source>
            <translation>Document {number} is in the register</translation>
        </message>
        <message>
            <source>Documents are numbered this way from now on</source>
            <translation>Documents are numbered this way from now on</translation>
        </message>
        <message>
            <source>Done</source>
            <translation>Done</translation>
        </message>
        <message>
            <source>Done on</source>
            <translation>Done on</translation>
        </message>
        <message>
            <source>Done on {day}</source>
            <translation>Done on {day}</translation>
        </message>
        <message>
            <source>Due on {day}</source>
            <translation>Due on {day}</translation>
        </message>
        <message>
            <source>Edit…</source>
            <translation>Edit…</translation>
        </message>
        <message>
            <source>Empty: the next number of this year.</source>
            <translation>Empty: the next number of this year.</translation>
        </message>
        <message>
            <source>Enter plans and letters of the union above with the day by which they want an answer: what is late stands here in red.</source>
            <translation>Enter plans and letters of the union above with the day by which they want an answer: what is late stands here in red.</translation>
        </message>
        <message>
            <source>Enter what the union signs: the program gives the next number, so that none is given twice and none is forgotten.</source>
            <translation>Enter what the union signs: the program gives the next number, so that none is given twice and none is forgotten.</translation>
        </message>
        <message>
            <source>Every document the union issues gets the next number of its year; numbers begin at 01 every January. A number that was not needed is cancelled with a reason, never deleted. What has a day to be done by waits here until it is marked as done.</source>
            <translation>Every document the union issues gets the next number of its year; numbers begin at 01 every January. A number that was not needed is cancelled with a reason, never deleted. What has a day to be done by waits here until it is marked as done.</translation>
        </message>
        <message>
            <source>Export</source>
            <translation>Export</translation>
        </message>
        <message>
            <source>Import…</source>
            <translation>Import…</translation>
        </message>
        <message>
            <source>Issue a document</source>
            <translation>Issue a document</translation>
        </message>
        <message>
            <source>Issue a document…</source>
            <translation>Issue a document…</translation>
        </message>
        <message>
            <source>Issued documents</source>
            <translation>Issued documents</translation>
        </message>
        <message>
            <source>It cannot have come on {text}, before the day written on it.</source>
            <translation>It cannot have come on {text}, before the day written on it.</translation>
        </message>
        <message>
            <source>It cannot have come on {value}, before the day written on it.</source>
            <translation>It cannot have come on {value}, before the day written on it.</translation>
        </message>
        <message>
            <source>Its number</source>
            <translation>Its number</translation>
        </message>
        <message>
            <source>Its number and symbol</source>
            <translation>Its number and symbol</translation>
        </message>
        <message>
            <source>Kept at</source>
            <translation>Kept at</translation>
        </message>
        <message>
            <source>Late since {day}</source>
            <translation>Late since {day}</translation>
        </message>
        <message>
            <source>Letter</source>
            <translation>Letter</translation>
        </message>
        <message>
            <source>No.</source>
            <translation>No.</translation>
        </message>
        <message>
            <source>Note</source>
            <translation>Note</translation>
        </message>
        <message>
            <source>Nothing came in this year yet</source>
            <translation>Nothing came in this year yet</translation>
        </message>
        <message>
            <source>Nothing was issued in this year yet</source>
            <translation>Nothing was issued in this year yet</translation>
        </message>
        <message>
            <source>Number</source>
            <translation>Number</translation>
        </message>
        <message>
            <source>Number {numbers} bears an earlier day than the one before it.</source>
            <translation>Number {numbers} bears an earlier day than the one before it.</translation>
        </message>
        <message>
            <source>Number {number} was given to “{subject}”. Leave the number empty to take the next one, or add a letter to put a document in between.</source>
            <translation>Number {number} was given to “{subject}”. Leave the number empty to take the next one, or add a letter to put a document in between.</translation>
        </message>
        <message>
            <source>Number, subject, sender, recipient (Ctrl+F)</source>
            <translation>Number, subject, sender, recipient (Ctrl+F)</translation>
        </message>
        <message>
            <source>Numbering</source>
            <translation>Numbering</translation>
        </message>
        <message>
            <source>Numbering…</source>
            <translation>Numbering…</translation>
        </message>
        <message>
            <source>Numbers never given {series}: {numbers}.</source>
            <translation>Numbers never given {series}: {numbers}.</translation>
        </message>
        <message>
            <source>One series of numbers for all types of document</source>
            <translation>One series of numbers for all types of document</translation>
        </message>
        <message>
            <source>Only for a document put in between later: 07a.</source>
            <translation>Only for a document put in between later: 07a.</translation>
        </message>
        <message>
            <source>Open it again first, with a reason.</source>
            <translation>Open it again first, with a reason.</translation>
        </message>
        <message>
            <source>Open the register of {year} again</source>
            <translation>Open the register of {year} again</translation>
        </message>
        <message>
            <source>Open the year again…</source>
            <translation>Open the year again…</translation>
        </message>
        <message>
            <source>Print</source>
            <translation>Print</translation>
        </message>
        <message>
            <source>Reason</source>
            <translation>Reason</translation>
        </message>
        <message>
            <source>Received documents</source>
            <translation>Received documents</translation>
        </message>
        <message>
            <source>Register of documents</source>
            <translation>Register of documents</translation>
        </message>
        <message>
            <source>Register of {year}</source>
            <translation>Register of {year}</translation>
        </message>
        <message>
            <source>Registers</source>
            <translation>Registers</translation>
        </message>
        <message>
            <source>Sender</source>
            <translation>Sender</translation>
        </message>
        <message>
            <source>Sent to</source>
            <translation>Sent to</translation>
        </message>
        <message>
            <source>Signed by</source>
            <translation>Signed by</translation>
        </message>
        <message>
            <source>State</source>
            <translation>State</translation>
        </message>
        <message>
            <source>The chosen documents were answered or dealt with</source>
            <translation>The chosen documents were answered or dealt with</translation>
        </message>
        <message>
            <source>The column {field} must be filled in.</source>
            <translation>The column {field} must be filled in.</translation>
        </message>
        <message>
            <source>The next number: {number}</source>
            <translation>The next number: {number}</translation>
        </message>
        <message>
            <source>The number belongs to the register of {year}.</source>
            <translation>The number belongs to the register of {year}.</translation>
        </message>
        <message>
            <source>The number belongs to {value}. For another year enter it anew.</source>
            <translation>The number belongs to {value}. For another year enter it anew.</translation>
        </message>
        <message>
            <source>The number is then printed as 07/TTr-CĐCS.</source>
            <translation>The number is then printed as 07/TTr-CĐCS.</translation>
        </message>
        <message>
            <source>The number “{value}” was given to a document of another type.</source>
            <translation>The number “{value}” was given to a document of another type.</translation>
        </message>
        <message>
            <source>The register of {year} is closed.</source>
            <translation>The register of {year} is closed.</translation>
        </message>
        <message>
            <source>The register of {year} is closed. Open it again first, with a reason.</source>
            <translation>The register of {year} is closed. Open it again first, with a reason.</translation>
        </message>
        <message>
            <source>The register of {year} is closed: {issued} issued, {received} received</source>
            <translation>The register of {year} is closed: {issued} issued, {received} received</translation>
        </message>
        <message>
            <source>The register of {year} is open again</source>
            <translation>The register of {year} is open again</translation>
        </message>
        <message>
            <source>The unit in the symbol</source>
            <translation>The unit in the symbol</translation>
        </message>
        <message>
            <source>There is one copy at least.</source>
            <translation>There is one copy at least.</translation>
        </message>
        <message>
            <source>This document stands in row {row} of sheet “{sheet}” too; it was skipped.</source>
            <translation>This document stands in row {row} of sheet “{sheet}” too; it was skipped.</translation>
        </message>
        <message>
            <source>To be done by</source>
            <translation>To be done by</translation>
        </message>
        <message>
            <source>To be handled by</source>
            <translation>To be handled by</translation>
        </message>
        <message>
            <source>Type</source>
            <translation>Type</translation>
        </message>
        <message>
            <source>Type and subject</source>
            <translation>Type and subject</translation>
        </message>
        <message>
            <source>Waiting for an answer</source>
            <translation>Waiting for an answer</translation>
        </message>
        <message>
            <source>What it is about</source>
            <translation>What it is about</translation>
        </message>
        <message>
            <source>Write it as 07/TTr-CĐCS or 07a/TTr-CĐCS.</source>
            <translation>Write it as 07/TTr-CĐCS or 07a/TTr-CĐCS.</translation>
        </message>
        <message>
            <source>Write one of: {choices}.</source>
            <translation>Write one of: {choices}.</translation>
        </message>
        <message>
            <source>Write the reason: it stays in the register.</source>
            <translation>Write the reason: it stays in the register.</translation>
        </message>
        <message>
            <source>Write Đi or Đến, or leave the column out.</source>
            <translation>Write Đi or Đến, or leave the column out.</translation>
        </message>
        <message>
            <source>Year</source>
            <translation>Year</translation>
        </message>
        <message>
            <source>{count} documents</source>
            <translation>{count} documents</translation>
        </message>
        <message>
            <source>{count} documents are done</source>
            <translation>{count} documents are done</translation>
        </message>
        <message>
            <source>{numbers} cancelled</source>
            <translation>{numbers} cancelled</translation>
        </message>
        <message>
            <source>{text} has not come yet.</source>
            <translation>{text} has not come yet.</translation>
        </message>
        <message>
            <source>{year} is not over: its register is closed in December at the earliest.</source>
            <translation>{year} is not over: its register is closed in December at the earliest.</translation>
        </message>
        <message>
            <source>“{text}” is no year, such as 2026.</source>
            <translation>“{text}” is no year, such as 2026.</translation>
        </message>
        <message>
            <source>“{value}” does not say whether the document was issued or came.</source>
            <translation>“{value}” does not say whether the document was issued or came.</translation>
        </message>
        <message>
            <source>“{value}” is no number of a document.</source>
            <translation>“{value}” is no number of a document.</translation>
        </message>
        <message>
            <source>“{value}” is no type of document.</source>
            <translation>“{value}” is no type of document.</translation>
        </message>
        <message>
            <source>“{value}” is no whole date.</source>
            <translation>“{value}” is no whole date.</translation>
        </message>
        <message>
            <source>“{value}”: one letter is wanted, such as a in 07a.</source>
            <translation>“{value}”: one letter is wanted, such as a in 07a.</translation>
        </message>
    </context>
    <context>
        <name>dues</name>
        <message>
            <source>, of them {count} months in advance</source>
            <translation>, of them {count} months in advance</translation>
        </message>
        <message>
            <source>A month goes by the rates valid on its first day. Tables that are made stay as they are; who has not paid is reckoned anew when the table is made again.</source>
            <translation>A month goes by the rates valid on its first day. Tables that are made stay as they are; who has not paid is reckoned anew when the table is made again.</translation>
        </message>
        <message>
            <source>A month's table says what each member owes: a share of the salary for social insurance, by the rates of that month. Enter the salaries among the members or import them, then make the first table; afterwards collect, and print the table to be signed.</source>
            <translation>A month's table says what each member owes: a share of the salary for social insurance, by the rates of that month. Enter the salaries among the members or import them, then make the first table; afterwards collect, and print the table to be signed.</translation>
        </message>
        <message>
            <source>Add a rate…</source>
            <translation>Add a rate…</translation>
        </message>
        <message>
            <source>All sections</source>
            <translation>All sections</translation>
        </message>
        <message>
            <source>Amount</source>
            <translation>Amount</translation>
        </message>
        <message>
            <source>Amount handed over</source>
            <translation>Amount handed over</translation>
        </message>
        <message>
            <source>Amounts</source>
            <translation>Amounts</translation>
        </message>
        <message>
            <source>An amount of its own can only be given for one person. Leave it empty here.</source>
            <translation>An amount of its own can only be given for one person. Leave it empty here.</translation>
        </message>
        <message>
            <source>Another reason</source>
            <translation>Another reason</translation>
        </message>
        <message>
            <source>Applies from</source>
            <translation>Applies from</translation>
        </message>
        <message>
            <source>As of</source>
            <translation>As of</translation>
        </message>
        <message>
            <source>At most, of the base salary</source>
            <translation>At most, of the base salary</translation>
        </message>
        <message>
            <source>Bank transfer</source>
            <translation>Bank transfer</translation>
        </message>
        <message>
            <source>Base salary (lương cơ sở)</source>
            <translation>Base salary (lương cơ sở)</translation>
        </message>
        <message>
            <source>Basis</source>
            <translation>Basis</translation>
        </message>
        <message>
            <source>Basis: decision, resolution, decree</source>
            <translation>Basis: decision, resolution, decree</translation>
        </message>
        <message>
            <source>Cancel receipt {number}/{year}</source>
            <translation>Cancel receipt {number}/{year}</translation>
        </message>
        <message>
            <source>Cancel receipt…</source>
            <translation>Cancel receipt…</translation>
        </message>
        <message>
            <source>Cancelled: {reason}</source>
            <translation>Cancelled: {reason}</translation>
        </message>
        <message>
            <source>Cash</source>
            <translation>Cash</translation>
        </message>
        <message>
            <source>Collect dues</source>
            <translation>Collect dues</translation>
        </message>
        <message>
            <source>Collect…</source>
            <translation>Collect…</translation>
        </message>
        <message>
            <source>Confirmed: it applies</source>
            <translation>Confirmed: it applies</translation>
        </message>
        <message>
            <source>Confirm…</source>
            <translation>Confirm…</translation>
        </message>
        <message>
            <source>Correct…</source>
            <translation>Correct…</translation>
        </message>
        <message>
            <source>Day</source>
            <translation>Day</translation>
        </message>
        <message>
            <source>Day of payment</source>
            <translation>Day of payment</translation>
        </message>
        <message>
            <source>Does not belong to the month</source>
            <translation>Does not belong to the month</translation>
        </message>
        <message>
            <source>Due</source>
            <translation>Due</translation>
        </message>
        <message>
            <source>Dues of the year</source>
            <translation>Dues of the year</translation>
        </message>
        <message>
            <source>Dues of {month}, {name}: {amount} đồng</source>
            <translation>Dues of {month}, {name}: {amount} đồng</translation>
        </message>
        <message>
            <source>Dues, of the salary for social insurance</source>
            <translation>Dues, of the salary for social insurance</translation>
        </message>
        <message>
            <source>Empty: everything owed. Another amount only for one person; what is too much goes to the coming months.</source>
            <translation>Empty: everything owed. Another amount only for one person; what is too much goes to the coming months.</translation>
        </message>
        <message>
            <source>Empty: the person themself. For a section: its leader; for the pay: the payroll office.</source>
            <translation>Empty: the person themself. For a section: its leader; for the pay: the payroll office.</translation>
        </message>
        <message>
            <source>End the exemption</source>
            <translation>End the exemption</translation>
        </message>
        <message>
            <source>Every payment makes a receipt with the next number of the year: on the tab of the year choose people and press “Collect…”.</source>
            <translation>Every payment makes a receipt with the next number of the year: on the tab of the year choose people and press “Collect…”.</translation>
        </message>
        <message>
            <source>Everybody</source>
            <translation>Everybody</translation>
        </message>
        <message>
            <source>Everybody has paid, up to {month}.</source>
            <translation>Everybody has paid, up to {month}.</translation>
        </message>
        <message>
            <source>Everybody the filters show</source>
            <translation>Everybody the filters show</translation>
        </message>
        <message>
            <source>Exempt</source>
            <translation>Exempt</translation>
        </message>
        <message>
            <source>Exempt from dues</source>
            <translation>Exempt from dues</translation>
        </message>
        <message>
            <source>Exempt…</source>
            <translation>Exempt…</translation>
        </message>
        <message>
            <source>Export</source>
            <translation>Export</translation>
        </message>
        <message>
            <source>First make the month's table: it freezes what each member owes. Then collect: choose people (Shift or Ctrl with the arrows) and press “Collect…”, or press Space on a month to mark it paid in full. Enter opens the person's year, where the salary is corrected too. Every payment makes a receipt.</source>
            <translation>First make the month's table: it freezes what each member owes. Then collect: choose people (Shift or Ctrl with the arrows) and press “Collect…”, or press Space on a month to mark it paid in full. Enter opens the person's year, where the salary is corrected too. Every payment makes a receipt.</translation>
        </message>
        <message>
            <source>Fixed amount where there is no salary</source>
            <translation>Fixed amount where there is no salary</translation>
        </message>
        <message>
            <source>For the months</source>
            <translation>For the months</translation>
        </message>
        <message>
            <source>For {months} the book knows of nothing owed, so the tick brings no money in.</source>
            <translation>For {months} the book knows of nothing owed, so the tick brings no money in.</translation>
        </message>
        <message>
            <source>For {month} the book has {paid} đồng, more than the {said} đồng of the list; it stays.</source>
            <translation>For {month} the book has {paid} đồng, more than the {said} đồng of the list; it stays.</translation>
        </message>
        <message>
            <source>Freezes what each member owes for a month; shows first what changes</source>
            <translation>Freezes what each member owes for a month; shows first what changes</translation>
        </message>
        <message>
            <source>From month</source>
            <translation>From month</translation>
        </message>
        <message>
            <source>Full name</source>
            <translation>Full name</translation>
        </message>
        <message>
            <source>Handed over by</source>
            <translation>Handed over by</translation>
        </message>
        <message>
            <source>Has paid, stays as it is</source>
            <translation>Has paid, stays as it is</translation>
        </message>
        <message>
            <source>How</source>
            <translation>How</translation>
        </message>
        <message>
            <source>How it is paid</source>
            <translation>How it is paid</translation>
        </message>
        <message>
            <source>If that is wrong, add a column “Năm”.</source>
            <translation>If that is wrong, add a column “Năm”.</translation>
        </message>
        <message>
            <source>If the list is right, cancel the receipt in the book first.</source>
            <translation>If the list is right, cancel the receipt in the book first.</translation>
        </message>
        <message>
            <source>Import…</source>
            <translation>Import…</translation>
        </message>
        <message>
            <source>In the table</source>
            <translation>In the table</translation>
        </message>
        <message>
            <source>It is written into the member's record too. Months that are paid for stay as they are.</source>
            <translation>It is written into the member's record too. Months that are paid for stay as they are.</translation>
        </message>
        <message>
            <source>Kept: {name}, {value} from {day}</source>
            <translation>Kept: {name}, {value} from {day}</translation>
        </message>
        <message>
            <source>Left</source>
            <translation>Left</translation>
        </message>
        <message>
            <source>Make a month's table</source>
            <translation>Make a month's table</translation>
        </message>
        <message>
            <source>Make a month's table…</source>
            <translation>Make a month's table…</translation>
        </message>
        <message>
            <source>Make the table</source>
            <translation>Make the table</translation>
        </message>
        <message>
            <source>Month</source>
            <translation>Month</translation>
        </message>
        <message>
            <source>Months</source>
            <translation>Months</translation>
        </message>
        <message>
            <source>Name (Ctrl+F)</source>
            <translation>Name (Ctrl+F)</translation>
        </message>
        <message>
            <source>Name, section (Ctrl+F)</source>
            <translation>Name, section (Ctrl+F)</translation>
        </message>
        <message>
            <source>New in the table: {due} people who owe, {exempt} exempt, {unknown} without a salary</source>
            <translation>New in the table: {due} people who owe, {exempt} exempt, {unknown} without a salary</translation>
        </message>
        <message>
            <source>No month's table yet</source>
            <translation>No month's table yet</translation>
        </message>
        <message>
            <source>No month's table yet.</source>
            <translation>No month's table yet.</translation>
        </message>
        <message>
            <source>No receipts this year</source>
            <translation>No receipts this year</translation>
        </message>
        <message>
            <source>No salary yet</source>
            <translation>No salary yet</translation>
        </message>
        <message>
            <source>No table yet</source>
            <translation>No table yet</translation>
        </message>
        <message>
            <source>No table yet for {count} months, from {first} on.</source>
            <translation>No table yet for {count} months, from {first} on.</translation>
        </message>
        <message>
            <source>No table yet for {first}.</source>
            <translation>No table yet for {first}.</translation>
        </message>
        <message>
            <source>No.</source>
            <translation>No.</translation>
        </message>
        <message>
            <source>Nobody of those chosen owes anything for these months. Make the month's table first.</source>
            <translation>Nobody of those chosen owes anything for these months. Make the month's table first.</translation>
        </message>
        <message>
            <source>Nobody owes anything</source>
            <translation>Nobody owes anything</translation>
        </message>
        <message>
            <source>Not a member</source>
            <translation>Not a member</translation>
        </message>
        <message>
            <source>Not paid</source>
            <translation>Not paid</translation>
        </message>
        <message>
            <source>Note</source>
            <translation>Note</translation>
        </message>
        <message>
            <source>Nothing is owed for these months.</source>
            <translation>Nothing is owed for these months.</translation>
        </message>
        <message>
            <source>Of the program</source>
            <translation>Of the program</translation>
        </message>
        <message>
            <source>Of this union</source>
            <translation>Of this union</translation>
        </message>
        <message>
            <source>On benefit of social insurance for a month or more</source>
            <translation>On benefit of social insurance for a month or more</translation>
        </message>
        <message>
            <source>On leave without pay for a month or more</source>
            <translation>On leave without pay for a month or more</translation>
        </message>
        <message>
            <source>One receipt for the chosen people, a section, or everybody shown</source>
            <translation>One receipt for the chosen people, a section, or everybody shown</translation>
        </message>
        <message>
            <source>Only who owes</source>
            <translation>Only who owes</translation>
        </message>
        <message>
            <source>Owed</source>
            <translation>Owed</translation>
        </message>
        <message>
            <source>Paid</source>
            <translation>Paid</translation>
        </message>
        <message>
            <source>Paid in advance</source>
            <translation>Paid in advance</translation>
        </message>
        <message>
            <source>Paid in part</source>
            <translation>Paid in part</translation>
        </message>
        <message>
            <source>Paid too much</source>
            <translation>Paid too much</translation>
        </message>
        <message>
            <source>Parts of the dues</source>
            <translation>Parts of the dues</translation>
        </message>
        <message>
            <source>Payer, number, note (Ctrl+F)</source>
            <translation>Payer, number, note (Ctrl+F)</translation>
        </message>
        <message>
            <source>People</source>
            <translation>People</translation>
        </message>
        <message>
            <source>Print</source>
            <translation>Print</translation>
        </message>
        <message>
            <source>Print receipt</source>
            <translation>Print receipt</translation>
        </message>
        <message>
            <source>Print the table, a sheet for each section</source>
            <translation>Print the table, a sheet for each section</translation>
        </message>
        <message>
            <source>Print the year's summary</source>
            <translation>Print the year's summary</translation>
        </message>
        <message>
            <source>Put the cursor on the month from which dues are owed again.</source>
            <translation>Put the cursor on the month from which dues are owed again.</translation>
        </message>
        <message>
            <source>Rate</source>
            <translation>Rate</translation>
        </message>
        <message>
            <source>Rates of dues</source>
            <translation>Rates of dues</translation>
        </message>
        <message>
            <source>Rates…</source>
            <translation>Rates…</translation>
        </message>
        <message>
            <source>Reason</source>
            <translation>Reason</translation>
        </message>
        <message>
            <source>Receipt {number}/{year}</source>
            <translation>Receipt {number}/{year}</translation>
        </message>
        <message>
            <source>Receipt {number}/{year} is cancelled</source>
            <translation>Receipt {number}/{year} is cancelled</translation>
        </message>
        <message>
            <source>Receipt {number}/{year} is cancelled already.</source>
            <translation>Receipt {number}/{year} is cancelled already.</translation>
        </message>
        <message>
            <source>Receipt {number}/{year}: {payer}, {amount} đồng</source>
            <translation>Receipt {number}/{year}: {payer}, {amount} đồng</translation>
        </message>
        <message>
            <source>Receipts</source>
            <translation>Receipts</translation>
        </message>
        <message>
            <source>Reckon anew from month</source>
            <translation>Reckon anew from month</translation>
        </message>
        <message>
            <source>Reckoned anew</source>
            <translation>Reckoned anew</translation>
        </message>
        <message>
            <source>Reckoned by</source>
            <translation>Reckoned by</translation>
        </message>
        <message>
            <source>Remove</source>
            <translation>Remove</translation>
        </message>
        <message>
            <source>Removed: {name}</source>
            <translation>Removed: {name}</translation>
        </message>
        <message>
            <source>Salary</source>
            <translation>Salary</translation>
        </message>
        <message>
            <source>Salary for social insurance, a month</source>
            <translation>Salary for social insurance, a month</translation>
        </message>
        <message>
            <source>Salary of {name}</source>
            <translation>Salary of {name}</translation>
        </message>
        <message>
            <source>Salary of {name} kept; {count} months reckoned anew</source>
            <translation>Salary of {name} kept; {count} months reckoned anew</translation>
        </message>
        <message>
            <source>Salary…</source>
            <translation>Salary…</translation>
        </message>
        <message>
            <source>Section</source>
            <translation>Section</translation>
        </message>
        <message>
            <source>Share the union keeps</source>
            <translation>Share the union keeps</translation>
        </message>
        <message>
            <source>Space: paid in full · Enter: the person's year · Shift: several people</source>
            <translation>Space: paid in full · Enter: the person's year · Shift: several people</translation>
        </message>
        <message>
            <source>Status</source>
            <translation>Status</translation>
        </message>
        <message>
            <source>Suspended as a member</source>
            <translation>Suspended as a member</translation>
        </message>
        <message>
            <source>Table of {month}: {added} people added, {changed} changed, {gone} taken out</source>
            <translation>Table of {month}: {added} people added, {changed} changed, {gone} taken out</translation>
        </message>
        <message>
            <source>Taken off the pay</source>
            <translation>Taken off the pay</translation>
        </message>
        <message>
            <source>The chosen people owe again from the month the cursor stands in</source>
            <translation>The chosen people owe again from the month the cursor stands in</translation>
        </message>
        <message>
            <source>The last month, {last}, lies before the first, {first}.</source>
            <translation>The last month, {last}, lies before the first, {first}.</translation>
        </message>
        <message>
            <source>The list does not say the year of its months; they were taken for those of {year}.</source>
            <translation>The list does not say the year of its months; they were taken for those of {year}.</translation>
        </message>
        <message>
            <source>The mark was taken away</source>
            <translation>The mark was taken away</translation>
        </message>
        <message>
            <source>The members by a list</source>
            <translation>The members by a list</translation>
        </message>
        <message>
            <source>The number stays with the receipt, and its months are owed again.</source>
            <translation>The number stays with the receipt, and its months are owed again.</translation>
        </message>
        <message>
            <source>The row does not say for which month it was paid.</source>
            <translation>The row does not say for which month it was paid.</translation>
        </message>
        <message>
            <source>The salary of {name} is not known. Enter opens the year; type it there.</source>
            <translation>The salary of {name} is not known. Enter opens the year; type it there.</translation>
        </message>
        <message>
            <source>The table is made and nothing in it would change.</source>
            <translation>The table is made and nothing in it would change.</translation>
        </message>
        <message>
            <source>The table of {month} is not made yet; {count} people owe {amount} đồng.</source>
            <translation>The table of {month} is not made yet; {count} people owe {amount} đồng.</translation>
        </message>
        <message>
            <source>The year</source>
            <translation>The year</translation>
        </message>
        <message>
            <source>The year: due {due} · paid {paid} · left {left} đồng</source>
            <translation>The year: due {due} · paid {paid} · left {left} đồng</translation>
        </message>
        <message>
            <source>The {count} people chosen</source>
            <translation>The {count} people chosen</translation>
        </message>
        <message>
            <source>There is another line of this kind from that day on.</source>
            <translation>There is another line of this kind from that day on.</translation>
        </message>
        <message>
            <source>There is no receipt “{text}”. Write year and number, such as 2026/12.</source>
            <translation>There is no receipt “{text}”. Write year and number, such as 2026/12.</translation>
        </message>
        <message>
            <source>There is no table of {month} with {name}. Make the month's table first.</source>
            <translation>There is no table of {month} with {name}. Make the month's table first.</translation>
        </message>
        <message>
            <source>To be confirmed</source>
            <translation>To be confirmed</translation>
        </message>
        <message>
            <source>To month</source>
            <translation>To month</translation>
        </message>
        <message>
            <source>Union dues</source>
            <translation>Union dues</translation>
        </message>
        <message>
            <source>Until it is ended</source>
            <translation>Until it is ended</translation>
        </message>
        <message>
            <source>Value</source>
            <translation>Value</translation>
        </message>
        <message>
            <source>What changes in the table</source>
            <translation>What changes in the table</translation>
        </message>
        <message>
            <source>What happens</source>
            <translation>What happens</translation>
        </message>
        <message>
            <source>What it is</source>
            <translation>What it is</translation>
        </message>
        <message>
            <source>Which months</source>
            <translation>Which months</translation>
        </message>
        <message>
            <source>Who pays</source>
            <translation>Who pays</translation>
        </message>
        <message>
            <source>Whoever stands in a month's table and has not paid in full by the day chosen is listed here.</source>
            <translation>Whoever stands in a month's table and has not paid in full by the day chosen is listed here.</translation>
        </message>
        <message>
            <source>Whom to exempt</source>
            <translation>Whom to exempt</translation>
        </message>
        <message>
            <source>Will be</source>
            <translation>Will be</translation>
        </message>
        <message>
            <source>Without the cancelled</source>
            <translation>Without the cancelled</translation>
        </message>
        <message>
            <source>Write it as 03/2026, 1-3/2026, 1, 2, 3 or quý I/2026.</source>
            <translation>Write it as 03/2026, 1-3/2026, 1, 2, 3 or quý I/2026.</translation>
        </message>
        <message>
            <source>Write one of: {choices}.</source>
            <translation>Write one of: {choices}.</translation>
        </message>
        <message>
            <source>Write the day on which the money was handed over.</source>
            <translation>Write the day on which the money was handed over.</translation>
        </message>
        <message>
            <source>Write the month, such as 03/2026 or 1-3/2026.</source>
            <translation>Write the month, such as 03/2026 or 1-3/2026.</translation>
        </message>
        <message>
            <source>Write the sum in đồng, x where all that was owed is paid, or leave the cell empty.</source>
            <translation>Write the sum in đồng, x where all that was owed is paid, or leave the cell empty.</translation>
        </message>
        <message>
            <source>Write the sum, or make the table of the month first (with the salary).</source>
            <translation>Write the sum, or make the table of the month first (with the salary).</translation>
        </message>
        <message>
            <source>Write the year with four digits.</source>
            <translation>Write the year with four digits.</translation>
        </message>
        <message>
            <source>Write why receipt {number}/{year} is cancelled; the reason stays with it.</source>
            <translation>Write why receipt {number}/{year} is cancelled; the reason stays with it.</translation>
        </message>
        <message>
            <source>Year</source>
            <translation>Year</translation>
        </message>
        <message>
            <source>at most ({rate}%)</source>
            <translation>at most ({rate}%)</translation>
        </message>
        <message>
            <source>cancelled</source>
            <translation>cancelled</translation>
        </message>
        <message>
            <source>cancelled on {day}: {reason}</source>
            <translation>cancelled on {day}: {reason}</translation>
        </message>
        <message>
            <source>due {amount}</source>
            <translation>due {amount}</translation>
        </message>
        <message>
            <source>dues of {year}</source>
            <translation>dues of {year}</translation>
        </message>
        <message>
            <source>fixed amount</source>
            <translation>fixed amount</translation>
        </message>
        <message>
            <source>left {amount}</source>
            <translation>left {amount}</translation>
        </message>
        <message>
            <source>made</source>
            <translation>made</translation>
        </message>
        <message>
            <source>million đồng</source>
            <translation>million đồng</translation>
        </message>
        <message>
            <source>no table yet</source>
            <translation>no table yet</translation>
        </message>
        <message>
            <source>not known</source>
            <translation>not known</translation>
        </message>
        <message>
            <source>paid {amount}</source>
            <translation>paid {amount}</translation>
        </message>
        <message>
            <source>people owe {amount} đồng, up to {month}.</source>
            <translation>people owe {amount} đồng, up to {month}.</translation>
        </message>
        <message>
            <source>thousand đồng</source>
            <translation>thousand đồng</translation>
        </message>
        <message>
            <source>together {amount} đồng</source>
            <translation>together {amount} đồng</translation>
        </message>
        <message>
            <source>{changed} change, {gone} are taken out</source>
            <translation>{changed} change, {gone} are taken out</translation>
        </message>
        <message>
            <source>{count} changes</source>
            <translation>{count} changes</translation>
        </message>
        <message>
            <source>{count} exemptions end before {month}</source>
            <translation>{count} exemptions end before {month}</translation>
        </message>
        <message>
            <source>{count} people</source>
            <translation>{count} people</translation>
        </message>
        <message>
            <source>{count} people exempt from {month}: {reason}</source>
            <translation>{count} people exempt from {month}: {reason}</translation>
        </message>
        <message>
            <source>{count} people owe {amount} đồng</source>
            <translation>{count} people owe {amount} đồng</translation>
        </message>
        <message>
            <source>{count} rates wait to be confirmed (“Rates…”); until then the earlier ones apply.</source>
            <translation>{count} rates wait to be confirmed (“Rates…”); until then the earlier ones apply.</translation>
        </message>
        <message>
            <source>{count} receipts</source>
            <translation>{count} receipts</translation>
        </message>
        <message>
            <source>{count} receipts of dues</source>
            <translation>{count} receipts of dues</translation>
        </message>
        <message>
            <source>{count} receipts that count: {amount} đồng</source>
            <translation>{count} receipts that count: {amount} đồng</translation>
        </message>
        <message>
            <source>{day} has not come yet.</source>
            <translation>{day} has not come yet.</translation>
        </message>
        <message>
            <source>{month} has not begun. Whoever pays now for later months pays in advance.</source>
            <translation>{month} has not begun. Whoever pays now for later months pays in advance.</translation>
        </message>
        <message>
            <source>{month}: due {due}, paid {paid}</source>
            <translation>{month}: due {due}, paid {paid}</translation>
        </message>
        <message>
            <source>{name} is exempt in {month}.</source>
            <translation>{name} is exempt in {month}.</translation>
        </message>
        <message>
            <source>{name} paid this month by {receipts}, together with others. Cancel the receipt on its tab.</source>
            <translation>{name} paid this month by {receipts}, together with others. Cancel the receipt on its tab.</translation>
        </message>
        <message>
            <source>{name} was not a member on the first day of {month}.</source>
            <translation>{name} was not a member on the first day of {month}.</translation>
        </message>
        <message>
            <source>{people} people, {months} months: {amount} đồng</source>
            <translation>{people} people, {months} months: {amount} đồng</translation>
        </message>
        <message>
            <source>{section} · salary for social insurance: {salary} · due {due}, paid {paid}, left {left}</source>
            <translation>{section} · salary for social insurance: {salary} · due {due}, paid {paid}, left {left}</translation>
        </message>
        <message>
            <source>đồng for the base salary and the fixed amount, otherwise per cent: 0,5</source>
            <translation>đồng for the base salary and the fixed amount, otherwise per cent: 0,5</translation>
        </message>
        <message>
            <source>“{value}” is no sum that was paid.</source>
            <translation>“{value}” is no sum that was paid.</translation>
        </message>
        <message>
            <source>“{value}” is no way of paying known here, so it counts as cash.</source>
            <translation>“{value}” is no way of paying known here, so it counts as cash.</translation>
        </message>
        <message>
            <source>“{value}” is no whole date.</source>
            <translation>“{value}” is no whole date.</translation>
        </message>
        <message>
            <source>“{value}” is no year in which dues were paid.</source>
            <translation>“{value}” is no year in which dues were paid.</translation>
        </message>
        <message>
            <source>“{value}” is not a share. Type it as 0,5 or 10.</source>
            <translation>“{value}” is not a share. Type it as 0,5 or 10.</translation>
        </message>
        <message>
            <source>“{value}” names no month.</source>
            <translation>“{value}” names no month.</translation>
        </message>
    </context>
    <context>
        <name>emulation</name>
        <message>
            <source>A campaign holds the theme, phases, movements and targets that were launched this year. Type it in, or read it from the file your superior union sent.</source>
            <translation>A campaign holds the theme, phases, movements and targets that were launched this year. Type it in, or read it from the file your superior union sent.</translation>
        </message>
        <message>
            <source>A confirmation for every author of the chosen recognised initiatives</source>
            <translation>A confirmation for every author of the chosen recognised initiatives</translation>
        </message>
        <message>
            <source>A day is given although there is to be no plaque. Tick the plaque first.</source>
            <translation>A day is given although there is to be no plaque. Tick the plaque first.</translation>
        </message>
        <message>
            <source>A new campaign from this one, with dates and targets a year later</source>
            <translation>A new campaign from this one, with dates and targets a year later</translation>
        </message>
        <message>
            <source>A pact is between two parties at least. Fill in both names.</source>
            <translation>A pact is between two parties at least. Fill in both names.</translation>
        </message>
        <message>
            <source>A plaque's day is given, but the row says there is none.</source>
            <translation>A plaque's day is given, but the row says there is none.</translation>
        </message>
        <message>
            <source>A registration that is “{current}” cannot become “{wanted}”.</source>
            <translation>A registration that is “{current}” cannot become “{wanted}”.</translation>
        </message>
        <message>
            <source>A sheet that is “{current}” cannot become “{wanted}”. Go on step by step.</source>
            <translation>A sheet that is “{current}” cannot become “{wanted}”. Go on step by step.</translation>
        </message>
        <message>
            <source>A target needs words that say what is to be reached.</source>
            <translation>A target needs words that say what is to be reached.</translation>
        </message>
        <message>
            <source>A theme has at most 2,000 characters.</source>
            <translation>A theme has at most 2,000 characters.</translation>
        </message>
        <message>
            <source>A title is achieved by a decision: fill in its number and its date.</source>
            <translation>A title is achieved by a decision: fill in its number and its date.</translation>
        </message>
        <message>
            <source>A work, task or product to be done in the campaign</source>
            <translation>A work, task or product to be done in the campaign</translation>
        </message>
        <message>
            <source>Achieved</source>
            <translation>Achieved</translation>
        </message>
        <message>
            <source>Add the citizen's number, the full birth date or the section to the row.</source>
            <translation>Add the citizen's number, the full birth date or the section to the row.</translation>
        </message>
        <message>
            <source>Adds</source>
            <translation>Adds</translation>
        </message>
        <message>
            <source>Agree</source>
            <translation>Agree</translation>
        </message>
        <message>
            <source>All sections</source>
            <translation>All sections</translation>
        </message>
        <message>
            <source>Also written (“|” between)</source>
            <translation>Also written (“|” between)</translation>
        </message>
        <message>
            <source>An author has a share of 0 %.</source>
            <translation>An author has a share of 0 %.</translation>
        </message>
        <message>
            <source>Applied from</source>
            <translation>Applied from</translation>
        </message>
        <message>
            <source>Approved by the committee</source>
            <translation>Approved by the committee</translation>
        </message>
        <message>
            <source>As last time</source>
            <translation>As last time</translation>
        </message>
        <message>
            <source>As of</source>
            <translation>As of</translation>
        </message>
        <message>
            <source>Asked for: {demand}. The latest result counts.</source>
            <translation>Asked for: {demand}. The latest result counts.</translation>
        </message>
        <message>
            <source>Attach the certificate or the decision, the description, pictures.</source>
            <translation>Attach the certificate or the decision, the description, pictures.</translation>
        </message>
        <message>
            <source>Attach the minutes of acceptance, the decision on the plaque, pictures.</source>
            <translation>Attach the minutes of acceptance, the decision on the plaque, pictures.</translation>
        </message>
        <message>
            <source>Attached files: {name}</source>
            <translation>Attached files: {name}</translation>
        </message>
        <message>
            <source>Attached files…</source>
            <translation>Attached files…</translation>
        </message>
        <message>
            <source>Author from outside</source>
            <translation>Author from outside</translation>
        </message>
        <message>
            <source>Author of an initiative: {name}, {share} %</source>
            <translation>Author of an initiative: {name}, {share} %</translation>
        </message>
        <message>
            <source>Author {number}</source>
            <translation>Author {number}</translation>
        </message>
        <message>
            <source>Authors</source>
            <translation>Authors</translation>
        </message>
        <message>
            <source>Authors from outside</source>
            <translation>Authors from outside</translation>
        </message>
        <message>
            <source>Authors: the shares sum to 100 %</source>
            <translation>Authors: the shares sum to 100 %</translation>
        </message>
        <message>
            <source>Base level</source>
            <translation>Base level</translation>
        </message>
        <message>
            <source>Benefit (đồng)</source>
            <translation>Benefit (đồng)</translation>
        </message>
        <message>
            <source>Benefit of a year</source>
            <translation>Benefit of a year</translation>
        </message>
        <message>
            <source>Benefit of a year (đồng)</source>
            <translation>Benefit of a year (đồng)</translation>
        </message>
        <message>
            <source>Benefit year by year, where it is known</source>
            <translation>Benefit year by year, where it is known</translation>
        </message>
        <message>
            <source>Best grade after a disqualifying condition</source>
            <translation>Best grade after a disqualifying condition</translation>
        </message>
        <message>
            <source>Bloc</source>
            <translation>Bloc</translation>
        </message>
        <message>
            <source>Bloc in which they are ranked</source>
            <translation>Bloc in which they are ranked</translation>
        </message>
        <message>
            <source>Blocs</source>
            <translation>Blocs</translation>
        </message>
        <message>
            <source>Blocs, unions or sections sign what they promise each other. Write down the parties, the day, the place and each promise on its own line; the paper is printed with everybody's signature.</source>
            <translation>Blocs, unions or sections sign what they promise each other. Write down the parties, the day, the place and each promise on its own line; the paper is printed with everybody's signature.</translation>
        </message>
        <message>
            <source>Born</source>
            <translation>Born</translation>
        </message>
        <message>
            <source>Breakthroughs</source>
            <translation>Breakthroughs</translation>
        </message>
        <message>
            <source>Calendar year</source>
            <translation>Calendar year</translation>
        </message>
        <message>
            <source>Campaign</source>
            <translation>Campaign</translation>
        </message>
        <message>
            <source>Campaign {code} is open again</source>
            <translation>Campaign {code} is open again</translation>
        </message>
        <message>
            <source>Campaign {code} was summed up</source>
            <translation>Campaign {code} was summed up</translation>
        </message>
        <message>
            <source>Campaign “{name}” saved</source>
            <translation>Campaign “{name}” saved</translation>
        </message>
        <message>
            <source>Campaign “{name}” was deleted</source>
            <translation>Campaign “{name}” was deleted</translation>
        </message>
        <message>
            <source>Central level</source>
            <translation>Central level</translation>
        </message>
        <message>
            <source>Certificate</source>
            <translation>Certificate</translation>
        </message>
        <message>
            <source>Certificate, decision, description, pictures of the initiative</source>
            <translation>Certificate, decision, description, pictures of the initiative</translation>
        </message>
        <message>
            <source>Certificates</source>
            <translation>Certificates</translation>
        </message>
        <message>
            <source>Certificates and decisions also go into the dossier of every nominee who made it.</source>
            <translation>Certificates and decisions also go into the dossier of every nominee who made it.</translation>
        </message>
        <message>
            <source>Chair</source>
            <translation>Chair</translation>
        </message>
        <message>
            <source>Change…</source>
            <translation>Change…</translation>
        </message>
        <message>
            <source>Check both dates of the row.</source>
            <translation>Check both dates of the row.</translation>
        </message>
        <message>
            <source>Choose a campaign at the top. On the tab of registrations, arrow keys go from cell to cell and the space bar ticks a title; with several rows chosen it ticks them all, and Ctrl+D makes them like the first. Letters begin the search for a name. “Register all shown” ticks everybody whom the search and the filters leave. Whoever has not registered is not considered for a title later.</source>
            <translation>Choose a campaign at the top. On the tab of registrations, arrow keys go from cell to cell and the space bar ticks a title; with several rows chosen it ticks them all, and Ctrl+D makes them like the first. Letters begin the search for a name. “Register all shown” ticks everybody whom the search and the filters leave. Whoever has not registered is not considered for a title later.</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>Close</translation>
        </message>
        <message>
            <source>Close campaign…</source>
            <translation>Close campaign…</translation>
        </message>
        <message>
            <source>Close {code}</source>
            <translation>Close {code}</translation>
        </message>
        <message>
            <source>Closed</source>
            <translation>Closed</translation>
        </message>
        <message>
            <source>Closed sheets are not scored any more, and may be published</source>
            <translation>Closed sheets are not scored any more, and may be published</translation>
        </message>
        <message>
            <source>Code</source>
            <translation>Code</translation>
        </message>
        <message>
            <source>Code in “1 triệu sáng kiến”</source>
            <translation>Code in “1 triệu sáng kiến”</translation>
        </message>
        <message>
            <source>Collective</source>
            <translation>Collective</translation>
        </message>
        <message>
            <source>Collective (Ctrl+F); Enter opens the sheet</source>
            <translation>Collective (Ctrl+F); Enter opens the sheet</translation>
        </message>
        <message>
            <source>Collectives' registrations</source>
            <translation>Collectives' registrations</translation>
        </message>
        <message>
            <source>Commitments</source>
            <translation>Commitments</translation>
        </message>
        <message>
            <source>Committee</source>
            <translation>Committee</translation>
        </message>
        <message>
            <source>Committee approves</source>
            <translation>Committee approves</translation>
        </message>
        <message>
            <source>Conclusion</source>
            <translation>Conclusion</translation>
        </message>
        <message>
            <source>Conclusion (printed in the summary)</source>
            <translation>Conclusion (printed in the summary)</translation>
        </message>
        <message>
            <source>Copy and change…</source>
            <translation>Copy and change…</translation>
        </message>
        <message>
            <source>Correct the name, birth or number, or add the person to the members first.</source>
            <translation>Correct the name, birth or number, or add the person to the members first.</translation>
        </message>
        <message>
            <source>Council or head who recognised it</source>
            <translation>Council or head who recognised it</translation>
        </message>
        <message>
            <source>Counted as</source>
            <translation>Counted as</translation>
        </message>
        <message>
            <source>Counts</source>
            <translation>Counts</translation>
        </message>
        <message>
            <source>Decision</source>
            <translation>Decision</translation>
        </message>
        <message>
            <source>Decision date</source>
            <translation>Decision date</translation>
        </message>
        <message>
            <source>Decision number</source>
            <translation>Decision number</translation>
        </message>
        <message>
            <source>Delete a campaign launched by mistake</source>
            <translation>Delete a campaign launched by mistake</translation>
        </message>
        <message>
            <source>Delete one of the two rows, or give each its own decision number.</source>
            <translation>Delete one of the two rows, or give each its own decision number.</translation>
        </message>
        <message>
            <source>Delete one of the two rows, or give each its own name.</source>
            <translation>Delete one of the two rows, or give each its own name.</translation>
        </message>
        <message>
            <source>Delete the row, or correct the membership first.</source>
            <translation>Delete the row, or correct the membership first.</translation>
        </message>
        <message>
            <source>Description, report</source>
            <translation>Description, report</translation>
        </message>
        <message>
            <source>Direct superior</source>
            <translation>Direct superior</translation>
        </message>
        <message>
            <source>Direct superior union</source>
            <translation>Direct superior union</translation>
        </message>
        <message>
            <source>Disqualifies</source>
            <translation>Disqualifies</translation>
        </message>
        <message>
            <source>Done</source>
            <translation>Done</translation>
        </message>
        <message>
            <source>Draft</source>
            <translation>Draft</translation>
        </message>
        <message>
            <source>Due</source>
            <translation>Due</translation>
        </message>
        <message>
            <source>Each unit registers at least one work that is finished for an occasion and may bear a plaque. Write down its name, who is in charge, when it is finished and what it is worth.</source>
            <translation>Each unit registers at least one work that is finished for an occasion and may bear a plaque. Write down its name, who is in charge, when it is finished and what it is worth.</translation>
        </message>
        <message>
            <source>Earlier campaign</source>
            <translation>Earlier campaign</translation>
        </message>
        <message>
            <source>Edit campaign…</source>
            <translation>Edit campaign…</translation>
        </message>
        <message>
            <source>Effects that money does not tell</source>
            <translation>Effects that money does not tell</translation>
        </message>
        <message>
            <source>Emulation</source>
            <translation>Emulation</translation>
        </message>
        <message>
            <source>Emulation pact</source>
            <translation>Emulation pact</translation>
        </message>
        <message>
            <source>Enter a result…</source>
            <translation>Enter a result…</translation>
        </message>
        <message>
            <source>Entered there on</source>
            <translation>Entered there on</translation>
        </message>
        <message>
            <source>Every author needs a share above 0 %.</source>
            <translation>Every author needs a share above 0 %.</translation>
        </message>
        <message>
            <source>Evidence</source>
            <translation>Evidence</translation>
        </message>
        <message>
            <source>Evidence, note</source>
            <translation>Evidence, note</translation>
        </message>
        <message>
            <source>Export</source>
            <translation>Export</translation>
        </message>
        <message>
            <source>Field</source>
            <translation>Field</translation>
        </message>
        <message>
            <source>Fill in the column “Lý do đăng ký bổ sung”.</source>
            <translation>Fill in the column “Lý do đăng ký bổ sung”.</translation>
        </message>
        <message>
            <source>Finish</source>
            <translation>Finish</translation>
        </message>
        <message>
            <source>Finished</source>
            <translation>Finished</translation>
        </message>
        <message>
            <source>For</source>
            <translation>For</translation>
        </message>
        <message>
            <source>From</source>
            <translation>From</translation>
        </message>
        <message>
            <source>From points</source>
            <translation>From points</translation>
        </message>
        <message>
            <source>Full name</source>
            <translation>Full name</translation>
        </message>
        <message>
            <source>General Confederation</source>
            <translation>General Confederation</translation>
        </message>
        <message>
            <source>Give every author a share above 0 %, or leave the author out.</source>
            <translation>Give every author a share above 0 %, or leave the author out.</translation>
        </message>
        <message>
            <source>Give the section a row of its own, with its name instead of a person's.</source>
            <translation>Give the section a row of its own, with its name instead of a person's.</translation>
        </message>
        <message>
            <source>Given up</source>
            <translation>Given up</translation>
        </message>
        <message>
            <source>Goal</source>
            <translation>Goal</translation>
        </message>
        <message>
            <source>Grade</source>
            <translation>Grade</translation>
        </message>
        <message>
            <source>Grades go from the best down, each with fewer points than the one above.</source>
            <translation>Grades go from the best down, each with fewer points than the one above.</translation>
        </message>
        <message>
            <source>Grades, the best first</source>
            <translation>Grades, the best first</translation>
        </message>
        <message>
            <source>Group</source>
            <translation>Group</translation>
        </message>
        <message>
            <source>How it was worked out</source>
            <translation>How it was worked out</translation>
        </message>
        <message>
            <source>If it is meant in triệu, write the whole amount in đồng.</source>
            <translation>If it is meant in triệu, write the whole amount in đồng.</translation>
        </message>
        <message>
            <source>If this is a member, correct the name or add the citizen's number.</source>
            <translation>If this is a member, correct the name or add the citizen's number.</translation>
        </message>
        <message>
            <source>Import…</source>
            <translation>Import…</translation>
        </message>
        <message>
            <source>In charge</source>
            <translation>In charge</translation>
        </message>
        <message>
            <source>In charge, as printed</source>
            <translation>In charge, as printed</translation>
        </message>
        <message>
            <source>Initiative</source>
            <translation>Initiative</translation>
        </message>
        <message>
            <source>Initiative or author (Ctrl+F)</source>
            <translation>Initiative or author (Ctrl+F)</translation>
        </message>
        <message>
            <source>Initiative “{name}” saved</source>
            <translation>Initiative “{name}” saved</translation>
        </message>
        <message>
            <source>Initiatives</source>
            <translation>Initiatives</translation>
        </message>
        <message>
            <source>It</source>
            <translation>It</translation>
        </message>
        <message>
            <source>It is to bear a plaque</source>
            <translation>It is to bear a plaque</translation>
        </message>
        <message>
            <source>Item</source>
            <translation>Item</translation>
        </message>
        <message>
            <source>Items</source>
            <translation>Items</translation>
        </message>
        <message>
            <source>Items of the sheet</source>
            <translation>Items of the sheet</translation>
        </message>
        <message>
            <source>Kind</source>
            <translation>Kind</translation>
        </message>
        <message>
            <source>Kind of year</source>
            <translation>Kind of year</translation>
        </message>
        <message>
            <source>Last day for registering</source>
            <translation>Last day for registering</translation>
        </message>
        <message>
            <source>Last year's list</source>
            <translation>Last year's list</translation>
        </message>
        <message>
            <source>Last year's list…</source>
            <translation>Last year's list…</translation>
        </message>
        <message>
            <source>Launch a campaign in Emulation first.</source>
            <translation>Launch a campaign in Emulation first.</translation>
        </message>
        <message>
            <source>Launch and responses</source>
            <translation>Launch and responses</translation>
        </message>
        <message>
            <source>Launched by</source>
            <translation>Launched by</translation>
        </message>
        <message>
            <source>Launched by (post and name)</source>
            <translation>Launched by (post and name)</translation>
        </message>
        <message>
            <source>Launched on</source>
            <translation>Launched on</translation>
        </message>
        <message>
            <source>Launching body</source>
            <translation>Launching body</translation>
        </message>
        <message>
            <source>Left</source>
            <translation>Left</translation>
        </message>
        <message>
            <source>Left empty: the member's name. A section or several people are typed.</source>
            <translation>Left empty: the member's name. A section or several people are typed.</translation>
        </message>
        <message>
            <source>Legal bases</source>
            <translation>Legal bases</translation>
        </message>
        <message>
            <source>Legal basis</source>
            <translation>Legal basis</translation>
        </message>
        <message>
            <source>Level</source>
            <translation>Level</translation>
        </message>
        <message>
            <source>Lock registrations again</source>
            <translation>Lock registrations again</translation>
        </message>
        <message>
            <source>Make closed sheets known to everybody, or no longer</source>
            <translation>Make closed sheets known to everybody, or no longer</translation>
        </message>
        <message>
            <source>Member in charge</source>
            <translation>Member in charge</translation>
        </message>
        <message>
            <source>Members</source>
            <translation>Members</translation>
        </message>
        <message>
            <source>Members among the workers</source>
            <translation>Members among the workers</translation>
        </message>
        <message>
            <source>Minutes of acceptance</source>
            <translation>Minutes of acceptance</translation>
        </message>
        <message>
            <source>Minutes of acceptance, decision on the plaque, pictures of the work</source>
            <translation>Minutes of acceptance, decision on the plaque, pictures of the work</translation>
        </message>
        <message>
            <source>Most</source>
            <translation>Most</translation>
        </message>
        <message>
            <source>Most points</source>
            <translation>Most points</translation>
        </message>
        <message>
            <source>Moved to another section</source>
            <translation>Moved to another section</translation>
        </message>
        <message>
            <source>Movement</source>
            <translation>Movement</translation>
        </message>
        <message>
            <source>Movements</source>
            <translation>Movements</translation>
        </message>
        <message>
            <source>Movements taken up (all, when none is ticked)</source>
            <translation>Movements taken up (all, when none is ticked)</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>Name</translation>
        </message>
        <message>
            <source>Name (Ctrl+F); Space ticks, Ctrl+D fills down</source>
            <translation>Name (Ctrl+F); Space ticks, Ctrl+D fills down</translation>
        </message>
        <message>
            <source>Name of the campaign</source>
            <translation>Name of the campaign</translation>
        </message>
        <message>
            <source>Name of the initiative</source>
            <translation>Name of the initiative</translation>
        </message>
        <message>
            <source>Nationwide</source>
            <translation>Nationwide</translation>
        </message>
        <message>
            <source>Nearly the same name is in the book already: {names}. Is it the same initiative?</source>
            <translation>Nearly the same name is in the book already: {names}. Is it the same initiative?</translation>
        </message>
        <message>
            <source>New campaign</source>
            <translation>New campaign</translation>
        </message>
        <message>
            <source>New campaign…</source>
            <translation>New campaign…</translation>
        </message>
        <message>
            <source>New initiative</source>
            <translation>New initiative</translation>
        </message>
        <message>
            <source>New initiative…</source>
            <translation>New initiative…</translation>
        </message>
        <message>
            <source>New pact</source>
            <translation>New pact</translation>
        </message>
        <message>
            <source>New pact…</source>
            <translation>New pact…</translation>
        </message>
        <message>
            <source>New scoring sheets</source>
            <translation>New scoring sheets</translation>
        </message>
        <message>
            <source>New sheets…</source>
            <translation>New sheets…</translation>
        </message>
        <message>
            <source>New work, task or product</source>
            <translation>New work, task or product</translation>
        </message>
        <message>
            <source>New work…</source>
            <translation>New work…</translation>
        </message>
        <message>
            <source>Next year…</source>
            <translation>Next year…</translation>
        </message>
        <message>
            <source>No campaign yet</source>
            <translation>No campaign yet</translation>
        </message>
        <message>
            <source>No campaign yet: enter what the union above launched.</source>
            <translation>No campaign yet: enter what the union above launched.</translation>
        </message>
        <message>
            <source>No initiatives yet</source>
            <translation>No initiatives yet</translation>
        </message>
        <message>
            <source>No pact yet</source>
            <translation>No pact yet</translation>
        </message>
        <message>
            <source>No scoring sheets yet</source>
            <translation>No scoring sheets yet</translation>
        </message>
        <message>
            <source>No works, tasks or products yet</source>
            <translation>No works, tasks or products yet</translation>
        </message>
        <message>
            <source>No.</source>
            <translation>No.</translation>
        </message>
        <message>
            <source>Nobody to register yet</source>
            <translation>Nobody to register yet</translation>
        </message>
        <message>
            <source>None of these initiatives is recognised yet. Fill in the level, number and date of a decision.</source>
            <translation>None of these initiatives is recognised yet. Fill in the level, number and date of a decision.</translation>
        </message>
        <message>
            <source>Not achieved</source>
            <translation>Not achieved</translation>
        </message>
        <message>
            <source>Not counted by the program</source>
            <translation>Not counted by the program</translation>
        </message>
        <message>
            <source>Not on the list of last time</source>
            <translation>Not on the list of last time</translation>
        </message>
        <message>
            <source>Not recognised yet</source>
            <translation>Not recognised yet</translation>
        </message>
        <message>
            <source>Not registered</source>
            <translation>Not registered</translation>
        </message>
        <message>
            <source>Not scored</source>
            <translation>Not scored</translation>
        </message>
        <message>
            <source>Note</source>
            <translation>Note</translation>
        </message>
        <message>
            <source>Nothing is left open: every registration has its result.</source>
            <translation>Nothing is left open: every registration has its result.</translation>
        </message>
        <message>
            <source>Nothing scored yet</source>
            <translation>Nothing scored yet</translation>
        </message>
        <message>
            <source>Occasion</source>
            <translation>Occasion</translation>
        </message>
        <message>
            <source>Of this campaign</source>
            <translation>Of this campaign</translation>
        </message>
        <message>
            <source>On</source>
            <translation>On</translation>
        </message>
        <message>
            <source>One a line</source>
            <translation>One a line</translation>
        </message>
        <message>
            <source>One a line, with a number after a colon: Productivity: 105 %</source>
            <translation>One a line, with a number after a colon: Productivity: 105 %</translation>
        </message>
        <message>
            <source>One year stands there twice. Put its amounts together in one row.</source>
            <translation>One year stands there twice. Put its amounts together in one row.</translation>
        </message>
        <message>
            <source>Open again</source>
            <translation>Open again</translation>
        </message>
        <message>
            <source>Open sheets by a template for all sections or for the union itself. Each has two columns: what the section gives itself and what the committee gives; sums, grade and rank follow.</source>
            <translation>Open sheets by a template for all sections or for the union itself. Each has two columns: what the section gives itself and what the committee gives; sums, grade and rank follow.</translation>
        </message>
        <message>
            <source>Open the campaign again</source>
            <translation>Open the campaign again</translation>
        </message>
        <message>
            <source>Or so many…</source>
            <translation>Or so many…</translation>
        </message>
        <message>
            <source>Other</source>
            <translation>Other</translation>
        </message>
        <message>
            <source>Our own union</source>
            <translation>Our own union</translation>
        </message>
        <message>
            <source>Our sections in it (“|” between)</source>
            <translation>Our sections in it (“|” between)</translation>
        </message>
        <message>
            <source>Our union</source>
            <translation>Our union</translation>
        </message>
        <message>
            <source>Out of</source>
            <translation>Out of</translation>
        </message>
        <message>
            <source>Out of, in words</source>
            <translation>Out of, in words</translation>
        </message>
        <message>
            <source>Over, to be summed up</source>
            <translation>Over, to be summed up</translation>
        </message>
        <message>
            <source>Own points</source>
            <translation>Own points</translation>
        </message>
        <message>
            <source>Own targets</source>
            <translation>Own targets</translation>
        </message>
        <message>
            <source>Own: {own}   ·   Committee: {checked}   ·   of {most} points</source>
            <translation>Own: {own}   ·   Committee: {checked}   ·   of {most} points</translation>
        </message>
        <message>
            <source>Pact</source>
            <translation>Pact</translation>
        </message>
        <message>
            <source>Pact “{name}” saved</source>
            <translation>Pact “{name}” saved</translation>
        </message>
        <message>
            <source>Pacts</source>
            <translation>Pacts</translation>
        </message>
        <message>
            <source>Parties</source>
            <translation>Parties</translation>
        </message>
        <message>
            <source>Parts of the campaign</source>
            <translation>Parts of the campaign</translation>
        </message>
        <message>
            <source>Party</source>
            <translation>Party</translation>
        </message>
        <message>
            <source>Peak campaign</source>
            <translation>Peak campaign</translation>
        </message>
        <message>
            <source>People registered</source>
            <translation>People registered</translation>
        </message>
        <message>
            <source>People whose initiative was entered in the programme</source>
            <translation>People whose initiative was entered in the programme</translation>
        </message>
        <message>
            <source>People with a recognised initiative</source>
            <translation>People with a recognised initiative</translation>
        </message>
        <message>
            <source>Perhaps twice: {count}</source>
            <translation>Perhaps twice: {count}</translation>
        </message>
        <message>
            <source>Period</source>
            <translation>Period</translation>
        </message>
        <message>
            <source>Persons</source>
            <translation>Persons</translation>
        </message>
        <message>
            <source>Persons' registrations</source>
            <translation>Persons' registrations</translation>
        </message>
        <message>
            <source>Phase</source>
            <translation>Phase</translation>
        </message>
        <message>
            <source>Phases</source>
            <translation>Phases</translation>
        </message>
        <message>
            <source>Phases: {phases}</source>
            <translation>Phases: {phases}</translation>
        </message>
        <message>
            <source>Picture</source>
            <translation>Picture</translation>
        </message>
        <message>
            <source>Place</source>
            <translation>Place</translation>
        </message>
        <message>
            <source>Plan</source>
            <translation>Plan</translation>
        </message>
        <message>
            <source>Planned initiative</source>
            <translation>Planned initiative</translation>
        </message>
        <message>
            <source>Plaque</source>
            <translation>Plaque</translation>
        </message>
        <message>
            <source>Plaque hung on</source>
            <translation>Plaque hung on</translation>
        </message>
        <message>
            <source>Points</source>
            <translation>Points</translation>
        </message>
        <message>
            <source>Points cannot be less than zero. What is taken away is typed without a sign.</source>
            <translation>Points cannot be less than zero. What is taken away is typed without a sign.</translation>
        </message>
        <message>
            <source>Points for {item} written</source>
            <translation>Points for {item} written</translation>
        </message>
        <message>
            <source>Post</source>
            <translation>Post</translation>
        </message>
        <message>
            <source>Print</source>
            <translation>Print</translation>
        </message>
        <message>
            <source>Print forms of the chosen</source>
            <translation>Print forms of the chosen</translation>
        </message>
        <message>
            <source>Print the chosen pacts</source>
            <translation>Print the chosen pacts</translation>
        </message>
        <message>
            <source>Print the chosen sheets</source>
            <translation>Print the chosen sheets</translation>
        </message>
        <message>
            <source>Print the collective registration form</source>
            <translation>Print the collective registration form</translation>
        </message>
        <message>
            <source>Print the ranking</source>
            <translation>Print the ranking</translation>
        </message>
        <message>
            <source>Print the summary of the year</source>
            <translation>Print the summary of the year</translation>
        </message>
        <message>
            <source>Product</source>
            <translation>Product</translation>
        </message>
        <message>
            <source>Promises</source>
            <translation>Promises</translation>
        </message>
        <message>
            <source>Province or industry</source>
            <translation>Province or industry</translation>
        </message>
        <message>
            <source>Province, city or industry</source>
            <translation>Province, city or industry</translation>
        </message>
        <message>
            <source>Publish</source>
            <translation>Publish</translation>
        </message>
        <message>
            <source>Purposes</source>
            <translation>Purposes</translation>
        </message>
        <message>
            <source>Rank</source>
            <translation>Rank</translation>
        </message>
        <message>
            <source>Reached ({unit})</source>
            <translation>Reached ({unit})</translation>
        </message>
        <message>
            <source>Read a campaign from a file</source>
            <translation>Read a campaign from a file</translation>
        </message>
        <message>
            <source>Read a campaign from a file…</source>
            <translation>Read a campaign from a file…</translation>
        </message>
        <message>
            <source>Reason for registering late</source>
            <translation>Reason for registering late</translation>
        </message>
        <message>
            <source>Reason, where it was not achieved</source>
            <translation>Reason, where it was not achieved</translation>
        </message>
        <message>
            <source>Recognised by</source>
            <translation>Recognised by</translation>
        </message>
        <message>
            <source>Recognised initiatives</source>
            <translation>Recognised initiatives</translation>
        </message>
        <message>
            <source>Recognition</source>
            <translation>Recognition</translation>
        </message>
        <message>
            <source>Record what members improved, with authors and shares, or import a list.</source>
            <translation>Record what members improved, with authors and shares, or import a list.</translation>
        </message>
        <message>
            <source>Register all shown</source>
            <translation>Register all shown</translation>
        </message>
        <message>
            <source>Register {count}</source>
            <translation>Register {count}</translation>
        </message>
        <message>
            <source>Registered</source>
            <translation>Registered</translation>
        </message>
        <message>
            <source>Registered above</source>
            <translation>Registered above</translation>
        </message>
        <message>
            <source>Registered already</source>
            <translation>Registered already</translation>
        </message>
        <message>
            <source>Registered with the superior</source>
            <translation>Registered with the superior</translation>
        </message>
        <message>
            <source>Registering ended on {day}</source>
            <translation>Registering ended on {day}</translation>
        </message>
        <message>
            <source>Registers everybody the search and filters show, or the chosen rows</source>
            <translation>Registers everybody the search and filters show, or the chosen rows</translation>
        </message>
        <message>
            <source>Registration in {campaign}: {titles}</source>
            <translation>Registration in {campaign}: {titles}</translation>
        </message>
        <message>
            <source>Registration of {name} changed</source>
            <translation>Registration of {name} changed</translation>
        </message>
        <message>
            <source>Registrations</source>
            <translation>Registrations</translation>
        </message>
        <message>
            <source>Registrations are locked again</source>
            <translation>Registrations are locked again</translation>
        </message>
        <message>
            <source>Registrations unlocked until {day}</source>
            <translation>Registrations unlocked until {day}</translation>
        </message>
        <message>
            <source>Registrations, nominations, scores or other records belong to the campaign {code}, so it cannot be deleted. Close it instead.</source>
            <translation>Registrations, nominations, scores or other records belong to the campaign {code}, so it cannot be deleted. Close it instead.</translation>
        </message>
        <message>
            <source>Represented by</source>
            <translation>Represented by</translation>
        </message>
        <message>
            <source>Result of {count} registrations</source>
            <translation>Result of {count} registrations</translation>
        </message>
        <message>
            <source>Result written: {result}</source>
            <translation>Result written: {result}</translation>
        </message>
        <message>
            <source>Results of {count} registrations written</source>
            <translation>Results of {count} registrations written</translation>
        </message>
        <message>
            <source>Result…</source>
            <translation>Result…</translation>
        </message>
        <message>
            <source>Return for completion</source>
            <translation>Return for completion</translation>
        </message>
        <message>
            <source>Running</source>
            <translation>Running</translation>
        </message>
        <message>
            <source>School year</source>
            <translation>School year</translation>
        </message>
        <message>
            <source>School year {first}-{second} ({dates})</source>
            <translation>School year {first}-{second} ({dates})</translation>
        </message>
        <message>
            <source>Scored by itself</source>
            <translation>Scored by itself</translation>
        </message>
        <message>
            <source>Scored by the committee</source>
            <translation>Scored by the committee</translation>
        </message>
        <message>
            <source>Scoring</source>
            <translation>Scoring</translation>
        </message>
        <message>
            <source>Scoring sheets</source>
            <translation>Scoring sheets</translation>
        </message>
        <message>
            <source>Scoring sheets for sections or the union, by a template</source>
            <translation>Scoring sheets for sections or the union, by a template</translation>
        </message>
        <message>
            <source>Section</source>
            <translation>Section</translation>
        </message>
        <message>
            <source>Section then</source>
            <translation>Section then</translation>
        </message>
        <message>
            <source>Sections</source>
            <translation>Sections</translation>
        </message>
        <message>
            <source>Sections (for the union's own template none is needed)</source>
            <translation>Sections (for the union's own template none is needed)</translation>
        </message>
        <message>
            <source>Send</source>
            <translation>Send</translation>
        </message>
        <message>
            <source>Sent by the section</source>
            <translation>Sent by the section</translation>
        </message>
        <message>
            <source>Share (%)</source>
            <translation>Share (%)</translation>
        </message>
        <message>
            <source>Share of author {number} (%)</source>
            <translation>Share of author {number} (%)</translation>
        </message>
        <message>
            <source>Signed on</source>
            <translation>Signed on</translation>
        </message>
        <message>
            <source>Situation</source>
            <translation>Situation</translation>
        </message>
        <message>
            <source>Something else</source>
            <translation>Something else</translation>
        </message>
        <message>
            <source>Source</source>
            <translation>Source</translation>
        </message>
        <message>
            <source>Start</source>
            <translation>Start</translation>
        </message>
        <message>
            <source>State</source>
            <translation>State</translation>
        </message>
        <message>
            <source>Status</source>
            <translation>Status</translation>
        </message>
        <message>
            <source>Step of points</source>
            <translation>Step of points</translation>
        </message>
        <message>
            <source>Still open: {left}. It may be closed all the same.</source>
            <translation>Still open: {left}. It may be closed all the same.</translation>
        </message>
        <message>
            <source>Such as: back from maternity leave; moved here in May</source>
            <translation>Such as: back from maternity leave; moved here in May</translation>
        </message>
        <message>
            <source>Such as: telephone call of the union above on 3/3, letter 15/CV-LĐLĐ</source>
            <translation>Such as: telephone call of the union above on 3/3, letter 15/CV-LĐLĐ</translation>
        </message>
        <message>
            <source>Sum the campaign up: it takes no more registrations</source>
            <translation>Sum the campaign up: it takes no more registrations</translation>
        </message>
        <message>
            <source>Summary</source>
            <translation>Summary</translation>
        </message>
        <message>
            <source>Summed up</source>
            <translation>Summed up</translation>
        </message>
        <message>
            <source>Summed up on</source>
            <translation>Summed up on</translation>
        </message>
        <message>
            <source>Supplementary registration</source>
            <translation>Supplementary registration</translation>
        </message>
        <message>
            <source>Take over last year's list</source>
            <translation>Take over last year's list</translation>
        </message>
        <message>
            <source>Takes away</source>
            <translation>Takes away</translation>
        </message>
        <message>
            <source>Target</source>
            <translation>Target</translation>
        </message>
        <message>
            <source>Targets</source>
            <translation>Targets</translation>
        </message>
        <message>
            <source>Targets of a bloc are counted among the members of its sections. Left empty, the whole union is in it; “-” means that no part of the union is.</source>
            <translation>Targets of a bloc are counted among the members of its sections. Left empty, the whole union is in it; “-” means that no part of the union is.</translation>
        </message>
        <message>
            <source>Task</source>
            <translation>Task</translation>
        </message>
        <message>
            <source>Template</source>
            <translation>Template</translation>
        </message>
        <message>
            <source>Template “{name}” saved</source>
            <translation>Template “{name}” saved</translation>
        </message>
        <message>
            <source>Templates</source>
            <translation>Templates</translation>
        </message>
        <message>
            <source>Templates of scoring sheets</source>
            <translation>Templates of scoring sheets</translation>
        </message>
        <message>
            <source>Templates…</source>
            <translation>Templates…</translation>
        </message>
        <message>
            <source>The authors' shares sum to {total} %.</source>
            <translation>The authors' shares sum to {total} %.</translation>
        </message>
        <message>
            <source>The authors' shares sum to {total} %. Together they must be exactly 100 %.</source>
            <translation>The authors' shares sum to {total} %. Together they must be exactly 100 %.</translation>
        </message>
        <message>
            <source>The campaign {campaign} was summed up and takes no more registrations.</source>
            <translation>The campaign {campaign} was summed up and takes no more registrations.</translation>
        </message>
        <message>
            <source>The campaign {campaign} was summed up.</source>
            <translation>The campaign {campaign} was summed up.</translation>
        </message>
        <message>
            <source>The chosen registrations are withdrawn</source>
            <translation>The chosen registrations are withdrawn</translation>
        </message>
        <message>
            <source>The code {campaign} already belongs to “{name}”. Choose another code.</source>
            <translation>The code {campaign} already belongs to “{name}”. Choose another code.</translation>
        </message>
        <message>
            <source>The code {value} belongs to another template. Choose another code.</source>
            <translation>The code {value} belongs to another template. Choose another code.</translation>
        </message>
        <message>
            <source>The column {field} cannot be less than zero.</source>
            <translation>The column {field} cannot be less than zero.</translation>
        </message>
        <message>
            <source>The committee agrees with {count} points</source>
            <translation>The committee agrees with {count} points</translation>
        </message>
        <message>
            <source>The committee approves the chosen registrations</source>
            <translation>The committee approves the chosen registrations</translation>
        </message>
        <message>
            <source>The committee has not scored {missing} items of {name} yet. Score them first.</source>
            <translation>The committee has not scored {missing} items of {name} yet. Score them first.</translation>
        </message>
        <message>
            <source>The last day for registering was {day}. A later registration needs a reason.</source>
            <translation>The last day for registering was {day}. A later registration needs a reason.</translation>
        </message>
        <message>
            <source>The last day for registering was {deadline}.</source>
            <translation>The last day for registering was {deadline}.</translation>
        </message>
        <message>
            <source>The latest result was a mistake: take it away</source>
            <translation>The latest result was a mistake: take it away</translation>
        </message>
        <message>
            <source>The part is larger than the whole. Check both numbers.</source>
            <translation>The part is larger than the whole. Check both numbers.</translation>
        </message>
        <message>
            <source>The person or section to be registered is no longer in the book. Press F5.</source>
            <translation>The person or section to be registered is no longer in the book. Press F5.</translation>
        </message>
        <message>
            <source>The points of the program's own templates are proposals: compare them with the table of your superior, and change them under “Templates…”.</source>
            <translation>The points of the program's own templates are proposals: compare them with the table of your superior, and change them under “Templates…”.</translation>
        </message>
        <message>
            <source>The program</source>
            <translation>The program</translation>
        </message>
        <message>
            <source>The registration of {name} has been locked since {day}. With the superior's leave, use “Unlock registrations” and write down who gave it and why.</source>
            <translation>The registration of {name} has been locked since {day}. With the superior's leave, use “Unlock registrations” and write down who gave it and why.</translation>
        </message>
        <message>
            <source>The registration of “{name}” has been locked since {deadline}.</source>
            <translation>The registration of “{name}” has been locked since {deadline}.</translation>
        </message>
        <message>
            <source>The same person is named twice among the authors.</source>
            <translation>The same person is named twice among the authors.</translation>
        </message>
        <message>
            <source>The section sends the chosen registrations to the committee</source>
            <translation>The section sends the chosen registrations to the committee</translation>
        </message>
        <message>
            <source>The share of “{name}” is missing.</source>
            <translation>The share of “{name}” is missing.</translation>
        </message>
        <message>
            <source>The sheet of {name} is closed. Open it again before it is scored.</source>
            <translation>The sheet of {name} is closed. Open it again before it is scored.</translation>
        </message>
        <message>
            <source>The superior has received the chosen registrations</source>
            <translation>The superior has received the chosen registrations</translation>
        </message>
        <message>
            <source>The template {template} is not in the book.</source>
            <translation>The template {template} is not in the book.</translation>
        </message>
        <message>
            <source>The whole campaign</source>
            <translation>The whole campaign</translation>
        </message>
        <message>
            <source>The whole union</source>
            <translation>The whole union</translation>
        </message>
        <message>
            <source>The year stays that of the campaign, also where the decision came the year after.</source>
            <translation>The year stays that of the campaign, also where the decision came the year after.</translation>
        </message>
        <message>
            <source>Theme</source>
            <translation>Theme</translation>
        </message>
        <message>
            <source>Theme of the phase</source>
            <translation>Theme of the phase</translation>
        </message>
        <message>
            <source>Themed campaign</source>
            <translation>Themed campaign</translation>
        </message>
        <message>
            <source>There is no campaign to register in.</source>
            <translation>There is no campaign to register in.</translation>
        </message>
        <message>
            <source>There is no campaign with the code {campaign}. There are: {known}.</source>
            <translation>There is no campaign with the code {campaign}. There are: {known}.</translation>
        </message>
        <message>
            <source>There is no campaign with the code “{campaign}”.</source>
            <translation>There is no campaign with the code “{campaign}”.</translation>
        </message>
        <message>
            <source>There is no campaign yet. Launch one in Emulation first.</source>
            <translation>There is no campaign yet. Launch one in Emulation first.</translation>
        </message>
        <message>
            <source>There is no earlier campaign to take a list from. Tick the titles here.</source>
            <translation>There is no earlier campaign to take a list from. Tick the titles here.</translation>
        </message>
        <message>
            <source>There is no title {title} in the catalogue.</source>
            <translation>There is no title {title} in the catalogue.</translation>
        </message>
        <message>
            <source>This initiative already stands in row {row} of sheet “{sheet}”.</source>
            <translation>This initiative already stands in row {row} of sheet “{sheet}”.</translation>
        </message>
        <message>
            <source>This work already stands in row {row} of sheet “{sheet}”.</source>
            <translation>This work already stands in row {row} of sheet “{sheet}”.</translation>
        </message>
        <message>
            <source>Tick the title whose result this is.</source>
            <translation>Tick the title whose result this is.</translation>
        </message>
        <message>
            <source>Titles of last time</source>
            <translation>Titles of last time</translation>
        </message>
        <message>
            <source>To</source>
            <translation>To</translation>
        </message>
        <message>
            <source>To be hung</source>
            <translation>To be hung</translation>
        </message>
        <message>
            <source>To be lowered</source>
            <translation>To be lowered</translation>
        </message>
        <message>
            <source>To be raised</source>
            <translation>To be raised</translation>
        </message>
        <message>
            <source>To the members</source>
            <translation>To the members</translation>
        </message>
        <message>
            <source>Today</source>
            <translation>Today</translation>
        </message>
        <message>
            <source>Total at most</source>
            <translation>Total at most</translation>
        </message>
        <message>
            <source>Type points as 4 or 4,5; Enter goes down. A condition that disqualifies: x when it came true.</source>
            <translation>Type points as 4 or 4,5; Enter goes down. A condition that disqualifies: x when it came true.</translation>
        </message>
        <message>
            <source>Under way</source>
            <translation>Under way</translation>
        </message>
        <message>
            <source>Unit</source>
            <translation>Unit</translation>
        </message>
        <message>
            <source>Unlock registrations</source>
            <translation>Unlock registrations</translation>
        </message>
        <message>
            <source>Unlock registrations…</source>
            <translation>Unlock registrations…</translation>
        </message>
        <message>
            <source>Unlocked until {until}</source>
            <translation>Unlocked until {until}</translation>
        </message>
        <message>
            <source>Until</source>
            <translation>Until</translation>
        </message>
        <message>
            <source>Valid from</source>
            <translation>Valid from</translation>
        </message>
        <message>
            <source>Valid to</source>
            <translation>Valid to</translation>
        </message>
        <message>
            <source>Value</source>
            <translation>Value</translation>
        </message>
        <message>
            <source>Value (đồng)</source>
            <translation>Value (đồng)</translation>
        </message>
        <message>
            <source>Version</source>
            <translation>Version</translation>
        </message>
        <message>
            <source>Version {number}, until {day}: {titles}. Changed because: {reason}</source>
            <translation>Version {number}, until {day}: {titles}. Changed because: {reason}</translation>
        </message>
        <message>
            <source>What became of it</source>
            <translation>What became of it</translation>
        </message>
        <message>
            <source>What changed</source>
            <translation>What changed</translation>
        </message>
        <message>
            <source>What is asked for</source>
            <translation>What is asked for</translation>
        </message>
        <message>
            <source>What shows that the work was done and its plaque hung.</source>
            <translation>What shows that the work was done and its plaque hung.</translation>
        </message>
        <message>
            <source>What the pact is called</source>
            <translation>What the pact is called</translation>
        </message>
        <message>
            <source>What took place</source>
            <translation>What took place</translation>
        </message>
        <message>
            <source>Where it is applied</source>
            <translation>Where it is applied</translation>
        </message>
        <message>
            <source>Where it was read</source>
            <translation>Where it was read</translation>
        </message>
        <message>
            <source>Where the committee gave no points yet, take over the section's</source>
            <translation>Where the committee gave no points yet, take over the section's</translation>
        </message>
        <message>
            <source>Which title</source>
            <translation>Which title</translation>
        </message>
        <message>
            <source>Who gave leave</source>
            <translation>Who gave leave</translation>
        </message>
        <message>
            <source>Whoever is new registers with a reason; what was registered in time is locked until the superior allows a change.</source>
            <translation>Whoever is new registers with a reason; what was registered in time is locked until the superior allows a change.</translation>
        </message>
        <message>
            <source>Whoever stands in the list of members can be registered here: add them first.</source>
            <translation>Whoever stands in the list of members can be registered here: add them first.</translation>
        </message>
        <message>
            <source>Whole campaign</source>
            <translation>Whole campaign</translation>
        </message>
        <message>
            <source>Why</source>
            <translation>Why</translation>
        </message>
        <message>
            <source>With the superior's leave, unlock registrations in Emulation first.</source>
            <translation>With the superior's leave, unlock registrations in Emulation first.</translation>
        </message>
        <message>
            <source>Withdraw</source>
            <translation>Withdraw</translation>
        </message>
        <message>
            <source>Withdrawn</source>
            <translation>Withdrawn</translation>
        </message>
        <message>
            <source>Witnessed by</source>
            <translation>Witnessed by</translation>
        </message>
        <message>
            <source>Work</source>
            <translation>Work</translation>
        </message>
        <message>
            <source>Work or who is in charge (Ctrl+F)</source>
            <translation>Work or who is in charge (Ctrl+F)</translation>
        </message>
        <message>
            <source>Work, task or product</source>
            <translation>Work, task or product</translation>
        </message>
        <message>
            <source>Workers</source>
            <translation>Workers</translation>
        </message>
        <message>
            <source>Works</source>
            <translation>Works</translation>
        </message>
        <message>
            <source>Works, tasks and products</source>
            <translation>Works, tasks and products</translation>
        </message>
        <message>
            <source>Write a title for sections or for the union, as the name in the row is.</source>
            <translation>Write a title for sections or for the union, as the name in the row is.</translation>
        </message>
        <message>
            <source>Write each author once, with the whole of their share.</source>
            <translation>Write each author once, with the whole of their share.</translation>
        </message>
        <message>
            <source>Write it as the template file shows.</source>
            <translation>Write it as the template file shows.</translation>
        </message>
        <message>
            <source>Write one of these: {choices}.</source>
            <translation>Write one of these: {choices}.</translation>
        </message>
        <message>
            <source>Write shares that sum to 100, such as Nguyễn Thị Hồng (60%), Trần Văn Bình (40%).</source>
            <translation>Write shares that sum to 100, such as Nguyễn Thị Hồng (60%), Trần Văn Bình (40%).</translation>
        </message>
        <message>
            <source>Write the benefit of a year as a whole amount in đồng.</source>
            <translation>Write the benefit of a year as a whole amount in đồng.</translation>
        </message>
        <message>
            <source>Write the code as it stands in Emulation, or leave the cell empty.</source>
            <translation>Write the code as it stands in Emulation, or leave the cell empty.</translation>
        </message>
        <message>
            <source>Write the code of a running campaign.</source>
            <translation>Write the code of a running campaign.</translation>
        </message>
        <message>
            <source>Write the full date, such as 20/06/2025.</source>
            <translation>Write the full date, such as 20/06/2025.</translation>
        </message>
        <message>
            <source>Write the share behind every author, such as Nguyễn Thị Hồng (60%).</source>
            <translation>Write the share behind every author, such as Nguyễn Thị Hồng (60%).</translation>
        </message>
        <message>
            <source>Write the whole title, such as Lao động tiên tiến; several with a semicolon between.</source>
            <translation>Write the whole title, such as Lao động tiên tiến; several with a semicolon between.</translation>
        </message>
        <message>
            <source>Write whether the chosen registrations were achieved, and by which decision</source>
            <translation>Write whether the chosen registrations were achieved, and by which decision</translation>
        </message>
        <message>
            <source>Write x in the column “Gắn biển”, or leave the day empty.</source>
            <translation>Write x in the column “Gắn biển”, or leave the day empty.</translation>
        </message>
        <message>
            <source>Year</source>
            <translation>Year</translation>
        </message>
        <message>
            <source>Year (the first of a school year)</source>
            <translation>Year (the first of a school year)</translation>
        </message>
        <message>
            <source>Year {year} ({dates})</source>
            <translation>Year {year} ({dates})</translation>
        </message>
        <message>
            <source>a part in {count} initiatives</source>
            <translation>a part in {count} initiatives</translation>
        </message>
        <message>
            <source>in charge of {count} works</source>
            <translation>in charge of {count} works</translation>
        </message>
        <message>
            <source>published</source>
            <translation>published</translation>
        </message>
        <message>
            <source>registered for {campaign}; {members} members</source>
            <translation>registered for {campaign}; {members} members</translation>
        </message>
        <message>
            <source>{by} gave leave to change registrations until {until}: {reason}</source>
            <translation>{by} gave leave to change registrations until {until}: {reason}</translation>
        </message>
        <message>
            <source>{closed} of {count} sheets closed</source>
            <translation>{closed} of {count} sheets closed</translation>
        </message>
        <message>
            <source>{count} collectives</source>
            <translation>{count} collectives</translation>
        </message>
        <message>
            <source>{count} initiatives</source>
            <translation>{count} initiatives</translation>
        </message>
        <message>
            <source>{count} initiatives were deleted</source>
            <translation>{count} initiatives were deleted</translation>
        </message>
        <message>
            <source>{count} more registered for “{title}”</source>
            <translation>{count} more registered for “{title}”</translation>
        </message>
        <message>
            <source>{count} no longer register for “{title}”</source>
            <translation>{count} no longer register for “{title}”</translation>
        </message>
        <message>
            <source>{count} pacts</source>
            <translation>{count} pacts</translation>
        </message>
        <message>
            <source>{count} pacts were deleted</source>
            <translation>{count} pacts were deleted</translation>
        </message>
        <message>
            <source>{count} people</source>
            <translation>{count} people</translation>
        </message>
        <message>
            <source>{count} people are called “{name}”, and the row does not say which.</source>
            <translation>{count} people are called “{name}”, and the row does not say which.</translation>
        </message>
        <message>
            <source>{count} registered as last time</source>
            <translation>{count} registered as last time</translation>
        </message>
        <message>
            <source>{count} registrations</source>
            <translation>{count} registrations</translation>
        </message>
        <message>
            <source>{count} registrations without a result</source>
            <translation>{count} registrations without a result</translation>
        </message>
        <message>
            <source>{count} registrations: {status}</source>
            <translation>{count} registrations: {status}</translation>
        </message>
        <message>
            <source>{count} rows</source>
            <translation>{count} rows</translation>
        </message>
        <message>
            <source>{count} scoring sheets not closed</source>
            <translation>{count} scoring sheets not closed</translation>
        </message>
        <message>
            <source>{count} scoring sheets opened</source>
            <translation>{count} scoring sheets opened</translation>
        </message>
        <message>
            <source>{count} sheets</source>
            <translation>{count} sheets</translation>
        </message>
        <message>
            <source>{count} sheets no longer published</source>
            <translation>{count} sheets no longer published</translation>
        </message>
        <message>
            <source>{count} sheets published</source>
            <translation>{count} sheets published</translation>
        </message>
        <message>
            <source>{count} sheets were deleted</source>
            <translation>{count} sheets were deleted</translation>
        </message>
        <message>
            <source>{count} sheets: {state}</source>
            <translation>{count} sheets: {state}</translation>
        </message>
        <message>
            <source>{count} targets not reached</source>
            <translation>{count} targets not reached</translation>
        </message>
        <message>
            <source>{count} targets without figures</source>
            <translation>{count} targets without figures</translation>
        </message>
        <message>
            <source>{count} templates</source>
            <translation>{count} templates</translation>
        </message>
        <message>
            <source>{count} templates are no longer offered</source>
            <translation>{count} templates are no longer offered</translation>
        </message>
        <message>
            <source>{count} works</source>
            <translation>{count} works</translation>
        </message>
        <message>
            <source>{count} works not finished</source>
            <translation>{count} works not finished</translation>
        </message>
        <message>
            <source>{count} works were deleted</source>
            <translation>{count} works were deleted</translation>
        </message>
        <message>
            <source>{count} works: {state}</source>
            <translation>{count} works: {state}</translation>
        </message>
        <message>
            <source>{day} lies outside the programme “{programme}” ({start} – {end}). Check the day, or whether the superior has opened another programme.</source>
            <translation>{day} lies outside the programme “{programme}” ({start} – {end}). Check the day, or whether the superior has opened another programme.</translation>
        </message>
        <message>
            <source>{demand} by {day}</source>
            <translation>{demand} by {day}</translation>
        </message>
        <message>
            <source>{done} of {count} finished, {plaques} bear a plaque; {worth} đồng in all</source>
            <translation>{done} of {count} finished, {plaques} bear a plaque; {worth} đồng in all</translation>
        </message>
        <message>
            <source>{grade} so far, {left} items left</source>
            <translation>{grade} so far, {left} items left</translation>
        </message>
        <message>
            <source>{grade}, capped by: {conditions}</source>
            <translation>{grade}, capped by: {conditions}</translation>
        </message>
        <message>
            <source>{item} Evidence: {evidence}.</source>
            <translation>{item} Evidence: {evidence}.</translation>
        </message>
        <message>
            <source>{name} (of our union)</source>
            <translation>{name} (of our union)</translation>
        </message>
        <message>
            <source>{name} has not registered yet. Tick a title first.</source>
            <translation>{name} has not registered yet. Tick a title first.</translation>
        </message>
        <message>
            <source>{name} is no longer a member of this union and cannot be registered.</source>
            <translation>{name} is no longer a member of this union and cannot be registered.</translation>
        </message>
        <message>
            <source>{name} no longer registers for “{title}”</source>
            <translation>{name} no longer registers for “{title}”</translation>
        </message>
        <message>
            <source>{name} registered for “{title}”</source>
            <translation>{name} registered for “{title}”</translation>
        </message>
        <message>
            <source>{progress}, on {day}</source>
            <translation>{progress}, on {day}</translation>
        </message>
        <message>
            <source>{reached} of {count} targets reached, {unknown} without figures</source>
            <translation>{reached} of {count} targets reached, {unknown} without figures</translation>
        </message>
        <message>
            <source>{recognised} of {count} initiatives recognised, {people} people; {worth} đồng a year</source>
            <translation>{recognised} of {count} initiatives recognised, {people} people; {worth} đồng a year</translation>
        </message>
        <message>
            <source>{registered} of {people} people registered, {women} of them women</source>
            <translation>{registered} of {people} people registered, {women} of them women</translation>
        </message>
        <message>
            <source>{value} does not fit the step of {step} points.</source>
            <translation>{value} does not fit the step of {step} points.</translation>
        </message>
        <message>
            <source>{value} has not come yet.</source>
            <translation>{value} has not come yet.</translation>
        </message>
        <message>
            <source>{value} is more than the {maximum} points of this item.</source>
            <translation>{value} is more than the {maximum} points of this item.</translation>
        </message>
        <message>
            <source>{value} is named twice. Write each author once, with the whole of their share.</source>
            <translation>{value} is named twice. Write each author once, with the whole of their share.</translation>
        </message>
        <message>
            <source>{value} is over already. Give a day from today on.</source>
            <translation>{value} is over already. Give a day from today on.</translation>
        </message>
        <message>
            <source>{value} lies before the start.</source>
            <translation>{value} lies before the start.</translation>
        </message>
        <message>
            <source>{value} đồng is little for a year. Is it meant in triệu? Type the whole amount.</source>
            <translation>{value} đồng is little for a year. Is it meant in triệu? Type the whole amount.</translation>
        </message>
        <message>
            <source>“{file}” is not a campaign file (TOML text in UTF-8).</source>
            <translation>“{file}” is not a campaign file (TOML text in UTF-8).</translation>
        </message>
        <message>
            <source>“{file}”: the entry {field} cannot be used.</source>
            <translation>“{file}”: the entry {field} cannot be used.</translation>
        </message>
        <message>
            <source>“{file}”: the entry {field} is missing.</source>
            <translation>“{file}”: the entry {field} is missing.</translation>
        </message>
        <message>
            <source>“{file}”: the entry {field} is not known. Check its spelling.</source>
            <translation>“{file}”: the entry {field} is not known. Check its spelling.</translation>
        </message>
        <message>
            <source>“{file}”: the entry {field} is not of the right kind: {value}.</source>
            <translation>“{file}”: the entry {field} is not of the right kind: {value}.</translation>
        </message>
        <message>
            <source>“{file}”: {value} is not a known choice for {field}.</source>
            <translation>“{file}”: {value} is not a known choice for {field}.</translation>
        </message>
        <message>
            <source>“{name}” begins before the phase in front of it has ended.</source>
            <translation>“{name}” begins before the phase in front of it has ended.</translation>
        </message>
        <message>
            <source>“{name}” did not exist when this campaign began.</source>
            <translation>“{name}” did not exist when this campaign began.</translation>
        </message>
        <message>
            <source>“{name}” is no longer a member of this union.</source>
            <translation>“{name}” is no longer a member of this union.</translation>
        </message>
        <message>
            <source>“{name}” is not a member in the book and is kept as an author from outside.</source>
            <translation>“{name}” is not a member in the book and is kept as an author from outside.</translation>
        </message>
        <message>
            <source>“{name}” is not a member in the book, by number or by name and birth.</source>
            <translation>“{name}” is not a member in the book, by number or by name and birth.</translation>
        </message>
        <message>
            <source>“{name}” lies outside the dates of the campaign.</source>
            <translation>“{name}” lies outside the dates of the campaign.</translation>
        </message>
        <message>
            <source>“{name}” saved</source>
            <translation>“{name}” saved</translation>
        </message>
        <message>
            <source>“{template}” is not a template for this kind of subject. Choose another one.</source>
            <translation>“{template}” is not a template for this kind of subject. Choose another one.</translation>
        </message>
        <message>
            <source>“{title}” is a title for sections, not for persons.</source>
            <translation>“{title}” is a title for sections, not for persons.</translation>
        </message>
        <message>
            <source>“{title}” is not a title for this kind of collective.</source>
            <translation>“{title}” is not a title for this kind of collective.</translation>
        </message>
        <message>
            <source>“{title}” is not a title for this kind of subject. Choose another title.</source>
            <translation>“{title}” is not a title for this kind of subject. Choose another title.</translation>
        </message>
        <message>
            <source>“{title}” is not a title in the catalogue.</source>
            <translation>“{title}” is not a title in the catalogue.</translation>
        </message>
        <message>
            <source>“{value}” does not say how far the work is.</source>
            <translation>“{value}” does not say how far the work is.</translation>
        </message>
        <message>
            <source>“{value}” ends before it begins. Check both dates.</source>
            <translation>“{value}” ends before it begins. Check both dates.</translation>
        </message>
        <message>
            <source>“{value}” in the column {field} is not understood.</source>
            <translation>“{value}” in the column {field} is not understood.</translation>
        </message>
        <message>
            <source>“{value}” in the column {field} is only a year.</source>
            <translation>“{value}” in the column {field} is only a year.</translation>
        </message>
        <message>
            <source>“{value}” is not a kind of work.</source>
            <translation>“{value}” is not a kind of work.</translation>
        </message>
        <message>
            <source>“{value}” is not a level of recognition.</source>
            <translation>“{value}” is not a level of recognition.</translation>
        </message>
        <message>
            <source>“{value}” is not a number of points. Type it as 4 or 4,5.</source>
            <translation>“{value}” is not a number of points. Type it as 4 or 4,5.</translation>
        </message>
        <message>
            <source>“{value}” is not a number to reach. Type it as 20 or 12,5.</source>
            <translation>“{value}” is not a number to reach. Type it as 20 or 12,5.</translation>
        </message>
        <message>
            <source>“{value}” is not one of the grades of this template.</source>
            <translation>“{value}” is not one of the grades of this template.</translation>
        </message>
        <message>
            <source>“{value}” is only a year, so the column {field} was left empty.</source>
            <translation>“{value}” is only a year, so the column {field} was left empty.</translation>
        </message>
        <message>
            <source>“{value}” đồng is little for a year.</source>
            <translation>“{value}” đồng is little for a year.</translation>
        </message>
        <message>
            <source>… out of</source>
            <translation>… out of</translation>
        </message>
    </context>
    <context>
        <name>federation</name>
        <message>
            <source>A report goes to the union above; this unit does not receive reports.</source>
            <translation>A report goes to the union above; this unit does not receive reports.</translation>
        </message>
        <message>
            <source>Accept it</source>
            <translation>Accept it</translation>
        </message>
        <message>
            <source>Accept this one all the same…</source>
            <translation>Accept this one all the same…</translation>
        </message>
        <message>
            <source>Accept this package all the same?</source>
            <translation>Accept this package all the same?</translation>
        </message>
        <message>
            <source>Accept what is shown</source>
            <translation>Accept what is shown</translation>
        </message>
        <message>
            <source>Answer the unit…</source>
            <translation>Answer the unit…</translation>
        </message>
        <message>
            <source>Change</source>
            <translation>Change</translation>
        </message>
        <message>
            <source>Changed</source>
            <translation>Changed</translation>
        </message>
        <message>
            <source>Code</source>
            <translation>Code</translation>
        </message>
        <message>
            <source>Data packages</source>
            <translation>Data packages</translation>
        </message>
        <message>
            <source>Every unit whose card is known has sent.</source>
            <translation>Every unit whose card is known has sent.</translation>
        </message>
        <message>
            <source>Examining packages</source>
            <translation>Examining packages</translation>
        </message>
        <message>
            <source>File</source>
            <translation>File</translation>
        </message>
        <message>
            <source>Further</source>
            <translation>Further</translation>
        </message>
        <message>
            <source>Give the units the key for comparing…</source>
            <translation>Give the units the key for comparing…</translation>
        </message>
        <message>
            <source>Gone</source>
            <translation>Gone</translation>
        </message>
        <message>
            <source>Had it already</source>
            <translation>Had it already</translation>
        </message>
        <message>
            <source>Identity numbers do not travel: units send a keyed hash of them, and only units that have this desk's key can. Give them the key once; each answer carries it too.</source>
            <translation>Identity numbers do not travel: units send a keyed hash of them, and only units that have this desk's key can. Give them the key once; each answer carries it too.</translation>
        </message>
        <message>
            <source>In another</source>
            <translation>In another</translation>
        </message>
        <message>
            <source>In one unit</source>
            <translation>In one unit</translation>
        </message>
        <message>
            <source>In two units</source>
            <translation>In two units</translation>
        </message>
        <message>
            <source>Last package</source>
            <translation>Last package</translation>
        </message>
        <message>
            <source>List</source>
            <translation>List</translation>
        </message>
        <message>
            <source>New</source>
            <translation>New</translation>
        </message>
        <message>
            <source>No card of a unit yet: add them, so that packages can be told from forgeries.</source>
            <translation>No card of a unit yet: add them, so that packages can be told from forgeries.</translation>
        </message>
        <message>
            <source>No package was opened yet</source>
            <translation>No package was opened yet</translation>
        </message>
        <message>
            <source>No.</source>
            <translation>No.</translation>
        </message>
        <message>
            <source>Nobody was found in two units</source>
            <translation>Nobody was found in two units</translation>
        </message>
        <message>
            <source>Nothing was received from a unit with the code {unit}. Known: {known}.</source>
            <translation>Nothing was received from a unit with the code {unit}. Known: {known}.</translation>
        </message>
        <message>
            <source>Nothing was received from any unit yet, so there is nobody to answer.</source>
            <translation>Nothing was received from any unit yet, so there is nobody to answer.</translation>
        </message>
        <message>
            <source>Nothing was received yet</source>
            <translation>Nothing was received yet</translation>
        </message>
        <message>
            <source>One person in two units</source>
            <translation>One person in two units</translation>
        </message>
        <message>
            <source>One sealed plan for each unit whose card is confirmed</source>
            <translation>One sealed plan for each unit whose card is confirmed</translation>
        </message>
        <message>
            <source>Only the union above sends plans and answers, and the sender's card is not that of a union above.</source>
            <translation>Only the union above sends plans and answers, and the sender's card is not that of a union above.</translation>
        </message>
        <message>
            <source>Open a package or the whole stick. What is in it is shown first; nothing is kept before you accept. One bad package never stops the others, and receiving a package twice changes nothing.</source>
            <translation>Open a package or the whole stick. What is in it is shown first; nothing is kept before you accept. One bad package never stops the others, and receiving a package twice changes nothing.</translation>
        </message>
        <message>
            <source>Open a package…</source>
            <translation>Open a package…</translation>
        </message>
        <message>
            <source>Open a stick…</source>
            <translation>Open a stick…</translation>
        </message>
        <message>
            <source>Open the stick: packages are found by themselves, other files are passed over.</source>
            <translation>Open the stick: packages are found by themselves, other files are passed over.</translation>
        </message>
        <message>
            <source>Package {first} has not arrived; this one is complete all the same.</source>
            <translation>Package {first} has not arrived; this one is complete all the same.</translation>
        </message>
        <message>
            <source>Package {seq} comes after package {held_seq} was received; it was set apart.</source>
            <translation>Package {seq} comes after package {held_seq} was received; it was set apart.</translation>
        </message>
        <message>
            <source>Package {seq} does not continue package {held_seq} that was received: two computers may be sending in this unit's name. Ask the unit which one is right.</source>
            <translation>Package {seq} does not continue package {held_seq} that was received: two computers may be sending in this unit's name. Ask the unit which one is right.</translation>
        </message>
        <message>
            <source>Packages</source>
            <translation>Packages</translation>
        </message>
        <message>
            <source>Packages {first} to {last} have not arrived; this one is complete all the same.</source>
            <translation>Packages {first} to {last} have not arrived; this one is complete all the same.</translation>
        </message>
        <message>
            <source>Period</source>
            <translation>Period</translation>
        </message>
        <message>
            <source>Ready to accept</source>
            <translation>Ready to accept</translation>
        </message>
        <message>
            <source>Receive packages</source>
            <translation>Receive packages</translation>
        </message>
        <message>
            <source>Received</source>
            <translation>Received</translation>
        </message>
        <message>
            <source>Received on {on} already; nothing changed.</source>
            <translation>Received on {on} already; nothing changed.</translation>
        </message>
        <message>
            <source>Record</source>
            <translation>Record</translation>
        </message>
        <message>
            <source>Records that have not ended</source>
            <translation>Records that have not ended</translation>
        </message>
        <message>
            <source>Refused</source>
            <translation>Refused</translation>
        </message>
        <message>
            <source>Remarks</source>
            <translation>Remarks</translation>
        </message>
        <message>
            <source>Result</source>
            <translation>Result</translation>
        </message>
        <message>
            <source>Rows</source>
            <translation>Rows</translation>
        </message>
        <message>
            <source>Set apart</source>
            <translation>Set apart</translation>
        </message>
        <message>
            <source>Start here: open the stick of a unit.</source>
            <translation>Start here: open the stick of a unit.</translation>
        </message>
        <message>
            <source>The answer names package {seq}, which this computer never made: tell the union above at once.</source>
            <translation>The answer names package {seq}, which this computer never made: tell the union above at once.</translation>
        </message>
        <message>
            <source>The answer to {name} was written and verified: {file}</source>
            <translation>The answer to {name} was written and verified: {file}</translation>
        </message>
        <message>
            <source>The package is from before the unit restored its records; it was set apart.</source>
            <translation>The package is from before the unit restored its records; it was set apart.</translation>
        </message>
        <message>
            <source>The package to receive</source>
            <translation>The package to receive</translation>
        </message>
        <message>
            <source>The stick or folder to receive from</source>
            <translation>The stick or folder to receive from</translation>
        </message>
        <message>
            <source>The unit restored its records or moved to another computer. Look at what changes before you accept.</source>
            <translation>The unit restored its records or moved to another computer. Look at what changes before you accept.</translation>
        </message>
        <message>
            <source>There is no package in {folder}. Choose the stick the unit has given.</source>
            <translation>There is no package in {folder}. Choose the stick the unit has given.</translation>
        </message>
        <message>
            <source>This is a package of our own; it is not received here.</source>
            <translation>This is a package of our own; it is not received here.</translation>
        </message>
        <message>
            <source>Totals of all units</source>
            <translation>Totals of all units</translation>
        </message>
        <message>
            <source>Unit</source>
            <translation>Unit</translation>
        </message>
        <message>
            <source>Units that did not send</source>
            <translation>Units that did not send</translation>
        </message>
        <message>
            <source>Units that sent</source>
            <translation>Units that sent</translation>
        </message>
        <message>
            <source>Waits for your decision</source>
            <translation>Waits for your decision</translation>
        </message>
        <message>
            <source>What both have</source>
            <translation>What both have</translation>
        </message>
        <message>
            <source>What differs</source>
            <translation>What differs</translation>
        </message>
        <message>
            <source>What is in the package</source>
            <translation>What is in the package</translation>
        </message>
        <message>
            <source>What the package changes</source>
            <translation>What the package changes</translation>
        </message>
        <message>
            <source>What units sent is added up here after it was accepted.</source>
            <translation>What units sent is added up here after it was accepted.</translation>
        </message>
        <message>
            <source>What was received cannot be kept in “{kind}”. Possible places: {known}.</source>
            <translation>What was received cannot be kept in “{kind}”. Possible places: {known}.</translation>
        </message>
        <message>
            <source>Where to write the answer</source>
            <translation>Where to write the answer</translation>
        </message>
        <message>
            <source>Where to write the keys</source>
            <translation>Where to write the keys</translation>
        </message>
        <message>
            <source>Writing the answer and reading it back</source>
            <translation>Writing the answer and reading it back</translation>
        </message>
        <message>
            <source>Writing the keys</source>
            <translation>Writing the keys</translation>
        </message>
        <message>
            <source>of {known} whose card is known; the latest package is of {unit}, {day}</source>
            <translation>of {known} whose card is known; the latest package is of {unit}, {day}</translation>
        </message>
        <message>
            <source>{count} changes shown</source>
            <translation>{count} changes shown</translation>
        </message>
        <message>
            <source>{count} found in two units</source>
            <translation>{count} found in two units</translation>
        </message>
        <message>
            <source>{count} lists</source>
            <translation>{count} lists</translation>
        </message>
        <message>
            <source>{count} packages</source>
            <translation>{count} packages</translation>
        </message>
        <message>
            <source>{count} packages with the key were written and verified</source>
            <translation>{count} packages with the key were written and verified</translation>
        </message>
        <message>
            <source>{count} units</source>
            <translation>{count} units</translation>
        </message>
        <message>
            <source>{removed} of {of} rows of {table} are no longer in the package. Accept only if that is right.</source>
            <translation>{removed} of {of} rows of {table} are no longer in the package. Accept only if that is right.</translation>
        </message>
        <message>
            <source>{table}: {total} rows; {added} new, {changed} changed, {removed} gone.</source>
            <translation>{table}: {total} rows; {added} new, {changed} changed, {removed} gone.</translation>
        </message>
    </context>
    <context>
        <name>importing</name>
        <message>
            <source>  … and {count} more</source>
            <translation>  … and {count} more</translation>
        </message>
        <message>
            <source>(no heading)</source>
            <translation>(no heading)</translation>
        </message>
        <message>
            <source>A mobile number has 10 digits, such as 0905123456.</source>
            <translation>A mobile number has 10 digits, such as 0905123456.</translation>
        </message>
        <message>
            <source>A sheet of “{file}” has more than {limit} columns. Take out those that are no part of the list.</source>
            <translation>A sheet of “{file}” has more than {limit} columns. Take out those that are no part of the list.</translation>
        </message>
        <message>
            <source>A sheet of “{file}” reaches too far: more than {limit} cells. Delete stray cells far below or far right of the list, then try again.</source>
            <translation>A sheet of “{file}” reaches too far: more than {limit} cells. Delete stray cells far below or far right of the list, then try again.</translation>
        </message>
        <message>
            <source>Add</source>
            <translation>Add</translation>
        </message>
        <message>
            <source>Add the column, or say under Columns which one holds it.</source>
            <translation>Add the column, or say under Columns which one holds it.</translation>
        </message>
        <message>
            <source>Add the sheet to the group's name</source>
            <translation>Add the sheet to the group's name</translation>
        </message>
        <message>
            <source>Add {create} · Update {update} · Unchanged {unchanged} · Skip {skip} · Errors {refuse} · Doubles {suspected}</source>
            <translation>Add {create} · Update {update} · Unchanged {unchanged} · Skip {skip} · Errors {refuse} · Doubles {suspected}</translation>
        </message>
        <message>
            <source>Added</source>
            <translation>Added</translation>
        </message>
        <message>
            <source>Another file</source>
            <translation>Another file</translation>
        </message>
        <message>
            <source>Ask for the 12-digit number.</source>
            <translation>Ask for the 12-digit number.</translation>
        </message>
        <message>
            <source>Ask which of the two is meant; a wrong one can be put right in the preview.</source>
            <translation>Ask which of the two is meant; a wrong one can be put right in the preview.</translation>
        </message>
        <message>
            <source>Beside the name {became} stands “{words}”, which was left out.</source>
            <translation>Beside the name {became} stands “{words}”, which was left out.</translation>
        </message>
        <message>
            <source>Beside the name {became} stands “{words}”, which was put under the remarks.</source>
            <translation>Beside the name {became} stands “{words}”, which was put under the remarks.</translation>
        </message>
        <message>
            <source>Birth year and sex agree with it.</source>
            <translation>Birth year and sex agree with it.</translation>
        </message>
        <message>
            <source>Both columns, Nam and Nữ, are filled in.</source>
            <translation>Both columns, Nam and Nữ, are filled in.</translation>
        </message>
        <message>
            <source>Changes</source>
            <translation>Changes</translation>
        </message>
        <message>
            <source>Check that this is the file with the list.</source>
            <translation>Check that this is the file with the list.</translation>
        </message>
        <message>
            <source>Check the century.</source>
            <translation>Check the century.</translation>
        </message>
        <message>
            <source>Check the date of birth and the date of joining.</source>
            <translation>Check the date of birth and the date of joining.</translation>
        </message>
        <message>
            <source>Check the date of birth.</source>
            <translation>Check the date of birth.</translation>
        </message>
        <message>
            <source>Checking every row</source>
            <translation>Checking every row</translation>
        </message>
        <message>
            <source>Choose a file…</source>
            <translation>Choose a file…</translation>
        </message>
        <message>
            <source>Choose the file</source>
            <translation>Choose the file</translation>
        </message>
        <message>
            <source>Choose the list</source>
            <translation>Choose the list</translation>
        </message>
        <message>
            <source>Choose the list, drop it here, or paste it from Excel</source>
            <translation>Choose the list, drop it here, or paste it from Excel</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>Close</translation>
        </message>
        <message>
            <source>Column</source>
            <translation>Column</translation>
        </message>
        <message>
            <source>Column {letters} is read as</source>
            <translation>Column {letters} is read as</translation>
        </message>
        <message>
            <source>Columns</source>
            <translation>Columns</translation>
        </message>
        <message>
            <source>Columns not used: {columns}.</source>
            <translation>Columns not used: {columns}.</translation>
        </message>
        <message>
            <source>Columns…</source>
            <translation>Columns…</translation>
        </message>
        <message>
            <source>Compare a date such as 05/04 with the paper before importing.</source>
            <translation>Compare a date such as 05/04 with the paper before importing.</translation>
        </message>
        <message>
            <source>Compare one or two dates with the paper.</source>
            <translation>Compare one or two dates with the paper.</translation>
        </message>
        <message>
            <source>Compare with both cards and correct the wrong number.</source>
            <translation>Compare with both cards and correct the wrong number.</translation>
        </message>
        <message>
            <source>Compare with the card and write all 12 digits, even if they are right.</source>
            <translation>Compare with the card and write all 12 digits, even if they are right.</translation>
        </message>
        <message>
            <source>Compare with the card; the row comes in all the same.</source>
            <translation>Compare with the card; the row comes in all the same.</translation>
        </message>
        <message>
            <source>Compare with the paper.</source>
            <translation>Compare with the paper.</translation>
        </message>
        <message>
            <source>Correct the cell and import the row again.</source>
            <translation>Correct the cell and import the row again.</translation>
        </message>
        <message>
            <source>Correct the cell, or fill the field in later.</source>
            <translation>Correct the cell, or fill the field in later.</translation>
        </message>
        <message>
            <source>Correct the date.</source>
            <translation>Correct the date.</translation>
        </message>
        <message>
            <source>Correct {cell}</source>
            <translation>Correct {cell}</translation>
        </message>
        <message>
            <source>Delete one of the two rows if they are the same person.</source>
            <translation>Delete one of the two rows if they are the same person.</translation>
        </message>
        <message>
            <source>Download the template…</source>
            <translation>Download the template…</translation>
        </message>
        <message>
            <source>Empty one of the two cells.</source>
            <translation>Empty one of the two cells.</translation>
        </message>
        <message>
            <source>Error</source>
            <translation>Error</translation>
        </message>
        <message>
            <source>Errors</source>
            <translation>Errors</translation>
        </message>
        <message>
            <source>Every import can be taken back as a whole; what was edited since is kept and named.</source>
            <translation>Every import can be taken back as a whole; what was edited since is kept and named.</translation>
        </message>
        <message>
            <source>Excel had dropped the leading zero of {value}; it was completed to {became}.</source>
            <translation>Excel had dropped the leading zero of {value}; it was completed to {became}.</translation>
        </message>
        <message>
            <source>Excel had dropped the leading zeros of {value}; it was completed to {became}.</source>
            <translation>Excel had dropped the leading zeros of {value}; it was completed to {became}.</translation>
        </message>
        <message>
            <source>Excel workbook (*.xlsx)</source>
            <translation>Excel workbook (*.xlsx)</translation>
        </message>
        <message>
            <source>File</source>
            <translation>File</translation>
        </message>
        <message>
            <source>Fill in blanks only</source>
            <translation>Fill in blanks only</translation>
        </message>
        <message>
            <source>Fill in the cell and import the row again.</source>
            <translation>Fill in the cell and import the row again.</translation>
        </message>
        <message>
            <source>Fill in the group from above</source>
            <translation>Fill in the group from above</translation>
        </message>
        <message>
            <source>First values</source>
            <translation>First values</translation>
        </message>
        <message>
            <source>Format the column as text and write the number from the card again.</source>
            <translation>Format the column as text and write the number from the card again.</translation>
        </message>
        <message>
            <source>Go on here</source>
            <translation>Go on here</translation>
        </message>
        <message>
            <source>Heading in the file</source>
            <translation>Heading in the file</translation>
        </message>
        <message>
            <source>If a filter was meant to leave them out, press “Leave out hidden rows”.</source>
            <translation>If a filter was meant to leave them out, press “Leave out hidden rows”.</translation>
        </message>
        <message>
            <source>If all of them belong there, press “Put all into {value}”.</source>
            <translation>If all of them belong there, press “Put all into {value}”.</translation>
        </message>
        <message>
            <source>If all of them belong to one, say which.</source>
            <translation>If all of them belong to one, say which.</translation>
        </message>
        <message>
            <source>If every sheet has its own, press “Add the sheet to the group's name”.</source>
            <translation>If every sheet has its own, press “Add the sheet to the group's name”.</translation>
        </message>
        <message>
            <source>If it is a person, give it a number in the first column.</source>
            <translation>If it is a person, give it a number in the first column.</translation>
        </message>
        <message>
            <source>If it is so, press “Put each sheet into its own group”.</source>
            <translation>If it is so, press “Put each sheet into its own group”.</translation>
        </message>
        <message>
            <source>If that is wrong, press “Columns…” and say what they hold.</source>
            <translation>If that is wrong, press “Columns…” and say what they hold.</translation>
        </message>
        <message>
            <source>If this person has left, take the row out of the file or record the leaving.</source>
            <translation>If this person has left, take the row out of the file or record the leaving.</translation>
        </message>
        <message>
            <source>If those below belong to the same group, press “Fill in the group from above”.</source>
            <translation>If those below belong to the same group, press “Fill in the group from above”.</translation>
        </message>
        <message>
            <source>Import a list: {list}</source>
            <translation>Import a list: {list}</translation>
        </message>
        <message>
            <source>Import a list…</source>
            <translation>Import a list…</translation>
        </message>
        <message>
            <source>Import number, to take it back: {id}</source>
            <translation>Import number, to take it back: {id}</translation>
        </message>
        <message>
            <source>Import {count} rows</source>
            <translation>Import {count} rows</translation>
        </message>
        <message>
            <source>Import {list}…</source>
            <translation>Import {list}…</translation>
        </message>
        <message>
            <source>Imported: {count} rows</source>
            <translation>Imported: {count} rows</translation>
        </message>
        <message>
            <source>Importing</source>
            <translation>Importing</translation>
        </message>
        <message>
            <source>Imports</source>
            <translation>Imports</translation>
        </message>
        <message>
            <source>In the book</source>
            <translation>In the book</translation>
        </message>
        <message>
            <source>In the sheet “{sheet}” the group stands in the first row of its people only; {count} rows have none.</source>
            <translation>In the sheet “{sheet}” the group stands in the first row of its people only; {count} rows have none.</translation>
        </message>
        <message>
            <source>In this column day and month may have changed places in the real dates.</source>
            <translation>In this column day and month may have changed places in the real dates.</translation>
        </message>
        <message>
            <source>Is read as</source>
            <translation>Is read as</translation>
        </message>
        <message>
            <source>Kept, because edited or used since: {names}.</source>
            <translation>Kept, because edited or used since: {names}.</translation>
        </message>
        <message>
            <source>Leave as they are</source>
            <translation>Leave as they are</translation>
        </message>
        <message>
            <source>Leave only the name in the cell and put the rest under Ghi chú.</source>
            <translation>Leave only the name in the cell and put the rest under Ghi chú.</translation>
        </message>
        <message>
            <source>Leave out hidden rows</source>
            <translation>Leave out hidden rows</translation>
        </message>
        <message>
            <source>Leave without importing</source>
            <translation>Leave without importing</translation>
        </message>
        <message>
            <source>List</source>
            <translation>List</translation>
        </message>
        <message>
            <source>Lists (*.xlsx *.xlsm *.xls *.ods *.csv *.tsv *.txt *.docx *.htm *.html);;All files (*)</source>
            <translation>Lists (*.xlsx *.xlsm *.xls *.ods *.csv *.tsv *.txt *.docx *.htm *.html);;All files (*)</translation>
        </message>
        <message>
            <source>Lists come from Excel or by pasting. Each import stands here and can be taken back.</source>
            <translation>Lists come from Excel or by pasting. Each import stands here and can be taken back.</translation>
        </message>
        <message>
            <source>Look over a few names in the preview.</source>
            <translation>Look over a few names in the preview.</translation>
        </message>
        <message>
            <source>May be the same person as {other} ({score} %: {why}).</source>
            <translation>May be the same person as {other} ({score} %: {why}).</translation>
        </message>
        <message>
            <source>May be the same person as {other}.</source>
            <translation>May be the same person as {other}.</translation>
        </message>
        <message>
            <source>Neither rows nor titles of the list name a group.</source>
            <translation>Neither rows nor titles of the list name a group.</translation>
        </message>
        <message>
            <source>No list was found in “{file}”: no row of headings was understood. It needs a column {wanted}; write the headings as in the template.</source>
            <translation>No list was found in “{file}”: no row of headings was understood. It needs a column {wanted}; write the headings as in the template.</translation>
        </message>
        <message>
            <source>No row below the headings holds anybody. Choose another file, or look under Columns.</source>
            <translation>No row below the headings holds anybody. Choose another file, or look under Columns.</translation>
        </message>
        <message>
            <source>No row names a group, but the title of the sheet “{sheet}” says “{value}”.</source>
            <translation>No row names a group, but the title of the sheet “{sheet}” says “{value}”.</translation>
        </message>
        <message>
            <source>No row names a group, but the titles of {count} sheets do: {names}.</source>
            <translation>No row names a group, but the titles of {count} sheets do: {names}.</translation>
        </message>
        <message>
            <source>No row of this kind</source>
            <translation>No row of this kind</translation>
        </message>
        <message>
            <source>Nothing was copied. Copy the rows in Excel first.</source>
            <translation>Nothing was copied. Copy the rows in Excel first.</translation>
        </message>
        <message>
            <source>Nothing was imported yet</source>
            <translation>Nothing was imported yet</translation>
        </message>
        <message>
            <source>Only one column of “{file}” was understood: sheet “{sheet}”, headings in row {row}. Give the other columns the headings of the template.</source>
            <translation>Only one column of “{file}” was understood: sheet “{sheet}”, headings in row {row}. Give the other columns the headings of the template.</translation>
        </message>
        <message>
            <source>Only the number {became} was taken from “{value}”.</source>
            <translation>Only the number {became} was taken from “{value}”.</translation>
        </message>
        <message>
            <source>Only what is empty in the book is taken from the file.</source>
            <translation>Only what is empty in the book is taken from the file.</translation>
        </message>
        <message>
            <source>Open the file in Excel, mend the formula or write the value itself, and import again.</source>
            <translation>Open the file in Excel, mend the formula or write the value itself, and import again.</translation>
        </message>
        <message>
            <source>Open the file in Excel, save it and import it again.</source>
            <translation>Open the file in Excel, save it and import it again.</translation>
        </message>
        <message>
            <source>Or say below which row holds the headings and what each column is.</source>
            <translation>Or say below which row holds the headings and what each column is.</translation>
        </message>
        <message>
            <source>Outcome</source>
            <translation>Outcome</translation>
        </message>
        <message>
            <source>Overwrite with the file</source>
            <translation>Overwrite with the file</translation>
        </message>
        <message>
            <source>Paste from Excel (Ctrl+V)</source>
            <translation>Paste from Excel (Ctrl+V)</translation>
        </message>
        <message>
            <source>Preview</source>
            <translation>Preview</translation>
        </message>
        <message>
            <source>Put all into this group</source>
            <translation>Put all into this group</translation>
        </message>
        <message>
            <source>Put all into {value}</source>
            <translation>Put all into {value}</translation>
        </message>
        <message>
            <source>Put each sheet into its own group</source>
            <translation>Put each sheet into its own group</translation>
        </message>
        <message>
            <source>Reading the list</source>
            <translation>Reading the list</translation>
        </message>
        <message>
            <source>Reading “{file}” was stopped, because it takes far more memory or time than a list does. Copy the rows of the list into a new workbook and choose that.</source>
            <translation>Reading “{file}” was stopped, because it takes far more memory or time than a list does. Copy the rows of the list into a new workbook and choose that.</translation>
        </message>
        <message>
            <source>Remarks</source>
            <translation>Remarks</translation>
        </message>
        <message>
            <source>Repaired</source>
            <translation>Repaired</translation>
        </message>
        <message>
            <source>Result</source>
            <translation>Result</translation>
        </message>
        <message>
            <source>Row</source>
            <translation>Row</translation>
        </message>
        <message>
            <source>Row of the headings</source>
            <translation>Row of the headings</translation>
        </message>
        <message>
            <source>Running number</source>
            <translation>Running number</translation>
        </message>
        <message>
            <source>Save rows with errors</source>
            <translation>Save rows with errors</translation>
        </message>
        <message>
            <source>Save rows with errors…</source>
            <translation>Save rows with errors…</translation>
        </message>
        <message>
            <source>Save the template</source>
            <translation>Save the template</translation>
        </message>
        <message>
            <source>See whether it changes anything about this person.</source>
            <translation>See whether it changes anything about this person.</translation>
        </message>
        <message>
            <source>Sheet</source>
            <translation>Sheet</translation>
        </message>
        <message>
            <source>Sheets of the file</source>
            <translation>Sheets of the file</translation>
        </message>
        <message>
            <source>Skip</source>
            <translation>Skip</translation>
        </message>
        <message>
            <source>Some columns were understood by custom or by their values: {columns}.</source>
            <translation>Some columns were understood by custom or by their values: {columns}.</translation>
        </message>
        <message>
            <source>State</source>
            <translation>State</translation>
        </message>
        <message>
            <source>Suspected doubles</source>
            <translation>Suspected doubles</translation>
        </message>
        <message>
            <source>Take the import back</source>
            <translation>Take the import back</translation>
        </message>
        <message>
            <source>Take this import back</source>
            <translation>Take this import back</translation>
        </message>
        <message>
            <source>Taken back</source>
            <translation>Taken back</translation>
        </message>
        <message>
            <source>Taking the import back</source>
            <translation>Taking the import back</translation>
        </message>
        <message>
            <source>The cell holds a formula without a result, so its text was taken: {value}.</source>
            <translation>The cell holds a formula without a result, so its text was taken: {value}.</translation>
        </message>
        <message>
            <source>The cell shows Excel's error {value} instead of a value for {field}.</source>
            <translation>The cell shows Excel's error {value} instead of a value for {field}.</translation>
        </message>
        <message>
            <source>The check below shows them side by side, to be merged or kept apart.</source>
            <translation>The check below shows them side by side, to be merged or kept apart.</translation>
        </message>
        <message>
            <source>The column {field} is empty; it must be filled in.</source>
            <translation>The column {field} is empty; it must be filled in.</translation>
        </message>
        <message>
            <source>The fifth and sixth digits of the number speak of another year of birth.</source>
            <translation>The fifth and sixth digits of the number speak of another year of birth.</translation>
        </message>
        <message>
            <source>The file does not say so itself: please compare a few names with the paper.</source>
            <translation>The file does not say so itself: please compare a few names with the paper.</translation>
        </message>
        <message>
            <source>The file has only headings</source>
            <translation>The file has only headings</translation>
        </message>
        <message>
            <source>The first three digits of the number are no known province.</source>
            <translation>The first three digits of the number are no known province.</translation>
        </message>
        <message>
            <source>The fourth digit of the number speaks of the other sex.</source>
            <translation>The fourth digit of the number speaks of the other sex.</translation>
        </message>
        <message>
            <source>The headings stand in row</source>
            <translation>The headings stand in row</translation>
        </message>
        <message>
            <source>The headings take two rows</source>
            <translation>The headings take two rows</translation>
        </message>
        <message>
            <source>The import was taken back: {removed} added rows removed, {restored} restored.</source>
            <translation>The import was taken back: {removed} added rows removed, {restored} restored.</translation>
        </message>
        <message>
            <source>The line “{value}” was passed over: it has no number and nothing else about a person.</source>
            <translation>The line “{value}” was passed over: it has no number and nothing else about a person.</translation>
        </message>
        <message>
            <source>The list has no column “{field}”.</source>
            <translation>The list has no column “{field}”.</translation>
        </message>
        <message>
            <source>The list in “{file}” has no column {wanted}: sheet “{sheet}”, headings in row {row}. Add the column, or give it this heading.</source>
            <translation>The list in “{file}” has no column {wanted}: sheet “{sheet}”, headings in row {row}. Add the column, or give it this heading.</translation>
        </message>
        <message>
            <source>The list may stay as it is: title rows, sections, totals and old fonts are understood. Nothing is written before you have seen the preview.</source>
            <translation>The list may stay as it is: title rows, sections, totals and old fonts are understood. Nothing is written before you have seen the preview.</translation>
        </message>
        <message>
            <source>The list names no group. Put all into:</source>
            <translation>The list names no group. Put all into:</translation>
        </message>
        <message>
            <source>The number {value} is a date without its format; it was read as {became}.</source>
            <translation>The number {value} is a date without its format; it was read as {became}.</translation>
        </message>
        <message>
            <source>The same number belongs to {person}, of another name and another date of birth.</source>
            <translation>The same number belongs to {person}, of another name and another date of birth.</translation>
        </message>
        <message>
            <source>The sheet “{sheet}” has a row of headings and nobody below it.</source>
            <translation>The sheet “{sheet}” has a row of headings and nobody below it.</translation>
        </message>
        <message>
            <source>The template was written to “{file}”.</source>
            <translation>The template was written to “{file}”.</translation>
        </message>
        <message>
            <source>The text in the column {field} has {count} letters; a name has at most {most}.</source>
            <translation>The text in the column {field} has {count} letters; a name has at most {most}.</translation>
        </message>
        <message>
            <source>The whole import can be taken back, here or later under Imports.</source>
            <translation>The whole import can be taken back, here or later under Imports.</translation>
        </message>
        <message>
            <source>There is a digit in the name “{value}”.</source>
            <translation>There is a digit in the name “{value}”.</translation>
        </message>
        <message>
            <source>There is no import “{id}”, nor any other that could be taken back.</source>
            <translation>There is no import “{id}”, nor any other that could be taken back.</translation>
        </message>
        <message>
            <source>There is no import “{id}”. The latest ones, newest first: {known}.</source>
            <translation>There is no import “{id}”. The latest ones, newest first: {known}.</translation>
        </message>
        <message>
            <source>This column writes the month first: “{value}” was read as {became}.</source>
            <translation>This column writes the month first: “{value}” was read as {became}.</translation>
        </message>
        <message>
            <source>This import was already taken back.</source>
            <translation>This import was already taken back.</translation>
        </message>
        <message>
            <source>This person already stands in row {row} of sheet “{sheet}”; the row was skipped.</source>
            <translation>This person already stands in row {row} of sheet “{sheet}”; the row was skipped.</translation>
        </message>
        <message>
            <source>This person is not yet 18 years old.</source>
            <translation>This person is not yet 18 years old.</translation>
        </message>
        <message>
            <source>This person would have joined the union before the age of 15.</source>
            <translation>This person would have joined the union before the age of 15.</translation>
        </message>
        <message>
            <source>This row is hidden in the file.</source>
            <translation>This row is hidden in the file.</translation>
        </message>
        <message>
            <source>Tick the sheets to import</source>
            <translation>Tick the sheets to import</translation>
        </message>
        <message>
            <source>Type a number such as 0905123456; remarks belong into the note.</source>
            <translation>Type a number such as 0905123456; remarks belong into the note.</translation>
        </message>
        <message>
            <source>Unchanged</source>
            <translation>Unchanged</translation>
        </message>
        <message>
            <source>Unmerge the cell in Excel and write it in every row it is meant for.</source>
            <translation>Unmerge the cell in Excel and write it in every row it is meant for.</translation>
        </message>
        <message>
            <source>Update</source>
            <translation>Update</translation>
        </message>
        <message>
            <source>Updated</source>
            <translation>Updated</translation>
        </message>
        <message>
            <source>What is in the book already is not touched.</source>
            <translation>What is in the book already is not touched.</translation>
        </message>
        <message>
            <source>What is in the book already:</source>
            <translation>What is in the book already:</translation>
        </message>
        <message>
            <source>What the file says replaces what the book says; a blank cell never erases anything.</source>
            <translation>What the file says replaces what the book says; a blank cell never erases anything.</translation>
        </message>
        <message>
            <source>What was pasted</source>
            <translation>What was pasted</translation>
        </message>
        <message>
            <source>What was pasted has no headings; its columns were taken for: {columns}.</source>
            <translation>What was pasted has no headings; its columns were taken for: {columns}.</translation>
        </message>
        <message>
            <source>What was typed last is not right yet, so nothing was imported.</source>
            <translation>What was typed last is not right yet, so nothing was imported.</translation>
        </message>
        <message>
            <source>When</source>
            <translation>When</translation>
        </message>
        <message>
            <source>Write Nam or Nữ.</source>
            <translation>Write Nam or Nữ.</translation>
        </message>
        <message>
            <source>Write all digits, such as 1.296.000, or 1,5 triệu.</source>
            <translation>Write all digits, such as 1.296.000, or 1,5 triệu.</translation>
        </message>
        <message>
            <source>Write day/month/year, such as 02/03/1985, or fill the field in later.</source>
            <translation>Write day/month/year, such as 02/03/1985, or fill the field in later.</translation>
        </message>
        <message>
            <source>Write day/month/year, such as 02/03/1985, or the year alone.</source>
            <translation>Write day/month/year, such as 02/03/1985, or the year alone.</translation>
        </message>
        <message>
            <source>Write day/month/year, such as 25/12/1985.</source>
            <translation>Write day/month/year, such as 25/12/1985.</translation>
        </message>
        <message>
            <source>Write digits only.</source>
            <translation>Write digits only.</translation>
        </message>
        <message>
            <source>Write the number from the card as text, such as 079185001234.</source>
            <translation>Write the number from the card as text, such as 079185001234.</translation>
        </message>
        <message>
            <source>Write the number from the card.</source>
            <translation>Write the number from the card.</translation>
        </message>
        <message>
            <source>Write the whole name, or delete the row if it stands for nobody.</source>
            <translation>Write the whole name, or delete the row if it stands for nobody.</translation>
        </message>
        <message>
            <source>Write whole đồng, such as 1.296.000.</source>
            <translation>Write whole đồng, such as 1.296.000.</translation>
        </message>
        <message>
            <source>Write x, or leave the cell empty.</source>
            <translation>Write x, or leave the cell empty.</translation>
        </message>
        <message>
            <source>Writing the rows with errors</source>
            <translation>Writing the rows with errors</translation>
        </message>
        <message>
            <source>Writing the template</source>
            <translation>Writing the template</translation>
        </message>
        <message>
            <source>choose or type</source>
            <translation>choose or type</translation>
        </message>
        <message>
            <source>none</source>
            <translation>none</translation>
        </message>
        <message>
            <source>row {number}</source>
            <translation>row {number}</translation>
        </message>
        <message>
            <source>{count} cells in an old {encoding} font were turned into Unicode.</source>
            <translation>{count} cells in an old {encoding} font were turned into Unicode.</translation>
        </message>
        <message>
            <source>{count} cells look like {encoding} text and were turned into Unicode.</source>
            <translation>{count} cells look like {encoding} text and were turned into Unicode.</translation>
        </message>
        <message>
            <source>{count} cells that had been read in the wrong code page were put right.</source>
            <translation>{count} cells that had been read in the wrong code page were put right.</translation>
        </message>
        <message>
            <source>{count} corrections were not imported. Leave without them? The file itself stays as it is.</source>
            <translation>{count} corrections were not imported. Leave without them? The file itself stays as it is.</translation>
        </message>
        <message>
            <source>{count} imports</source>
            <translation>{count} imports</translation>
        </message>
        <message>
            <source>{count} may be somebody who is there already; all were added.</source>
            <translation>{count} may be somebody who is there already; all were added.</translation>
        </message>
        <message>
            <source>{count} more remarks stand below the list.</source>
            <translation>{count} more remarks stand below the list.</translation>
        </message>
        <message>
            <source>{count} rows</source>
            <translation>{count} rows</translation>
        </message>
        <message>
            <source>{count} rows of the sheet “{sheet}” are hidden in the file; they are read all the same.</source>
            <translation>{count} rows of the sheet “{sheet}” are hidden in the file; they are read all the same.</translation>
        </message>
        <message>
            <source>{count} rows with errors were written. Correct them there and import that file.</source>
            <translation>{count} rows with errors were written. Correct them there and import that file.</translation>
        </message>
        <message>
            <source>{created} added, {updated} updated</source>
            <translation>{created} added, {updated} updated</translation>
        </message>
        <message>
            <source>{field}: column of men</source>
            <translation>{field}: column of men</translation>
        </message>
        <message>
            <source>{field}: column of women</source>
            <translation>{field}: column of women</translation>
        </message>
        <message>
            <source>{field}: day</source>
            <translation>{field}: day</translation>
        </message>
        <message>
            <source>{field}: family and middle name</source>
            <translation>{field}: family and middle name</translation>
        </message>
        <message>
            <source>{field}: given name</source>
            <translation>{field}: given name</translation>
        </message>
        <message>
            <source>{field}: month</source>
            <translation>{field}: month</translation>
        </message>
        <message>
            <source>{field}: year</source>
            <translation>{field}: year</translation>
        </message>
        <message>
            <source>{file}: {rows} rows from {sheets}.</source>
            <translation>{file}: {rows} rows from {sheets}.</translation>
        </message>
        <message>
            <source>{heading} (hidden in the file)</source>
            <translation>{heading} (hidden in the file)</translation>
        </message>
        <message>
            <source>{names} stand in several sheets ({sheets}); each name becomes one group.</source>
            <translation>{names} stand in several sheets ({sheets}); each name becomes one group.</translation>
        </message>
        <message>
            <source>{problem} So it is in {rows} rows.</source>
            <translation>{problem} So it is in {rows} rows.</translation>
        </message>
        <message>
            <source>{unchanged} unchanged, {skipped} skipped, {refused} with errors.</source>
            <translation>{unchanged} unchanged, {skipped} skipped, {refused} with errors.</translation>
        </message>
        <message>
            <source>{value} is the number of an old 9-digit card; it was kept as such.</source>
            <translation>{value} is the number of an old 9-digit card; it was kept as such.</translation>
        </message>
        <message>
            <source>{value} is written as {became}, as it is dialled today.</source>
            <translation>{value} is written as {became}, as it is dialled today.</translation>
        </message>
        <message>
            <source>— not used —</source>
            <translation>— not used —</translation>
        </message>
        <message>
            <source>“{file}” has more than {limit} rows. Divide it into several files.</source>
            <translation>“{file}” has more than {limit} rows. Divide it into several files.</translation>
        </message>
        <message>
            <source>“{file}” is a PDF, not a spreadsheet. Ask for the Excel file of the list.</source>
            <translation>“{file}” is a PDF, not a spreadsheet. Ask for the Excel file of the list.</translation>
        </message>
        <message>
            <source>“{file}” is a binary workbook. Open it in Excel and save it as .xlsx.</source>
            <translation>“{file}” is a binary workbook. Open it in Excel and save it as .xlsx.</translation>
        </message>
        <message>
            <source>“{file}” is a compressed folder. Unpack it and choose the list inside.</source>
            <translation>“{file}” is a compressed folder. Unpack it and choose the list inside.</translation>
        </message>
        <message>
            <source>“{file}” is a picture, not a spreadsheet. Ask for the Excel file.</source>
            <translation>“{file}” is a picture, not a spreadsheet. Ask for the Excel file.</translation>
        </message>
        <message>
            <source>“{file}” is a presentation, not a spreadsheet.</source>
            <translation>“{file}” is a presentation, not a spreadsheet.</translation>
        </message>
        <message>
            <source>“{file}” is a program, not a spreadsheet. It may be a virus.</source>
            <translation>“{file}” is a program, not a spreadsheet. It may be a virus.</translation>
        </message>
        <message>
            <source>“{file}” is a text without a table that can be read. Copy the list into Excel and choose that file.</source>
            <translation>“{file}” is a text without a table that can be read. Copy the list into Excel and choose that file.</translation>
        </message>
        <message>
            <source>“{file}” is a web page without a table. Open it in Excel and save it as .xlsx.</source>
            <translation>“{file}” is a web page without a table. Open it in Excel and save it as .xlsx.</translation>
        </message>
        <message>
            <source>“{file}” is built in a way that could harm this computer, so it was not opened. Ask whoever sent it for a new one.</source>
            <translation>“{file}” is built in a way that could harm this computer, so it was not opened. Ask whoever sent it for a new one.</translation>
        </message>
        <message>
            <source>“{file}” is damaged or was cut off in copying. Copy it again from where it came from.</source>
            <translation>“{file}” is damaged or was cut off in copying. Copy it again from where it came from.</translation>
        </message>
        <message>
            <source>“{file}” is empty. Choose the file that holds the list.</source>
            <translation>“{file}” is empty. Choose the file that holds the list.</translation>
        </message>
        <message>
            <source>“{file}” is larger than {limit} bytes. Take out pictures and other sheets.</source>
            <translation>“{file}” is larger than {limit} bytes. Take out pictures and other sheets.</translation>
        </message>
        <message>
            <source>“{file}” is not a list that can be read. Lists come from Excel (.xlsx, .xls), LibreOffice (.ods), CSV, Word (.docx) or web pages (.htm).</source>
            <translation>“{file}” is not a list that can be read. Lists come from Excel (.xlsx, .xls), LibreOffice (.ods), CSV, Word (.docx) or web pages (.htm).</translation>
        </message>
        <message>
            <source>“{file}” is protected by a password. Open it in Excel, save it without a password, try again.</source>
            <translation>“{file}” is protected by a password. Open it in Excel, save it without a password, try again.</translation>
        </message>
        <message>
            <source>“{value}” cannot be used in the column {field}.</source>
            <translation>“{value}” cannot be used in the column {field}.</translation>
        </message>
        <message>
            <source>“{value}” has letters in it, so it is no telephone number; the field was left empty.</source>
            <translation>“{value}” has letters in it, so it is no telephone number; the field was left empty.</translation>
        </message>
        <message>
            <source>“{value}” has no day, so only the year {became} was kept.</source>
            <translation>“{value}” has no day, so only the year {became} was kept.</translation>
        </message>
        <message>
            <source>“{value}” in the column {field} can be read in two ways.</source>
            <translation>“{value}” in the column {field} can be read in two ways.</translation>
        </message>
        <message>
            <source>“{value}” in the column {field} cannot be read; the field was left empty.</source>
            <translation>“{value}” in the column {field} cannot be read; the field was left empty.</translation>
        </message>
        <message>
            <source>“{value}” in the column {field} ends in five zeros; Excel may have rounded it.</source>
            <translation>“{value}” in the column {field} ends in five zeros; Excel may have rounded it.</translation>
        </message>
        <message>
            <source>“{value}” in the column {field} has twelve equal digits.</source>
            <translation>“{value}” in the column {field} has twelve equal digits.</translation>
        </message>
        <message>
            <source>“{value}” in the column {field} has {digits} digits; 12 are needed.</source>
            <translation>“{value}” in the column {field} has {digits} digits; 12 are needed.</translation>
        </message>
        <message>
            <source>“{value}” in the column {field} is neither Nam nor Nữ.</source>
            <translation>“{value}” in the column {field} is neither Nam nor Nữ.</translation>
        </message>
        <message>
            <source>“{value}” in the column {field} is no tick.</source>
            <translation>“{value}” in the column {field} is no tick.</translation>
        </message>
        <message>
            <source>“{value}” in the column {field} is not a date.</source>
            <translation>“{value}” in the column {field} is not a date.</translation>
        </message>
        <message>
            <source>“{value}” in the column {field} is not a date; the field was left empty.</source>
            <translation>“{value}” in the column {field} is not a date; the field was left empty.</translation>
        </message>
        <message>
            <source>“{value}” in the column {field} is not a name.</source>
            <translation>“{value}” in the column {field} is not a name.</translation>
        </message>
        <message>
            <source>“{value}” in the column {field} is not a whole number.</source>
            <translation>“{value}” in the column {field} is not a whole number.</translation>
        </message>
        <message>
            <source>“{value}” in the column {field} is not an amount of money.</source>
            <translation>“{value}” in the column {field} is not an amount of money.</translation>
        </message>
        <message>
            <source>“{value}” in the column {field} is one merged cell; only its first row takes it.</source>
            <translation>“{value}” in the column {field} is one merged cell; only its first row takes it.</translation>
        </message>
        <message>
            <source>“{value}” in the column {field} lies after today.</source>
            <translation>“{value}” in the column {field} lies after today.</translation>
        </message>
        <message>
            <source>“{value}” in the column {field} seems to have the month first.</source>
            <translation>“{value}” in the column {field} seems to have the month first.</translation>
        </message>
        <message>
            <source>“{value}” in the column {field} was rounded by Excel; the last digits are lost.</source>
            <translation>“{value}” in the column {field} was rounded by Excel; the last digits are lost.</translation>
        </message>
        <message>
            <source>“{value}” in the column {field} would make this person too young or too old to work.</source>
            <translation>“{value}” in the column {field} would make this person too young or too old to work.</translation>
        </message>
        <message>
            <source>“{value}” is a name as it stands too; as {encoding} text it became “{became}”.</source>
            <translation>“{value}” is a name as it stands too; as {encoding} text it became “{became}”.</translation>
        </message>
        <message>
            <source>“{value}” is not a telephone number of Vietnam; it was kept as it is.</source>
            <translation>“{value}” is not a telephone number of Vietnam; it was kept as it is.</translation>
        </message>
        <message>
            <source>“{value}” is struck through in the file; the row is read all the same.</source>
            <translation>“{value}” is struck through in the file; the row is read all the same.</translation>
        </message>
        <message>
            <source>“{value}” was read as {became}.</source>
            <translation>“{value}” was read as {became}.</translation>
        </message>
        <message>
            <source>“{value}” was written as “{became}”.</source>
            <translation>“{value}” was written as “{became}”.</translation>
        </message>
    </context>
    <context>
        <name>members</name>
        <message>
            <source>(nothing)</source>
            <translation>(nothing)</translation>
        </message>
        <message>
            <source>1: take the first value. 2: take the second. ↑↓: other field.</source>
            <translation>1: take the first value. 2: take the second. ↑↓: other field.</translation>
        </message>
        <message>
            <source>9 digits are the number of an old card: it will be kept as the former identity number.</source>
            <translation>9 digits are the number of an old card: it will be kept as the former identity number.</translation>
        </message>
        <message>
            <source>A change in the membership of {name}</source>
            <translation>A change in the membership of {name}</translation>
        </message>
        <message>
            <source>A correction of figures that are closed already (say the reason)</source>
            <translation>A correction of figures that are closed already (say the reason)</translation>
        </message>
        <message>
            <source>A file belongs to whoever has the code in its name as staff code, card number or citizen's number. Photos are cut to 3×4 from the middle and the top; a single one can be cut better in its record.</source>
            <translation>A file belongs to whoever has the code in its name as staff code, card number or citizen's number. Photos are cut to 3×4 from the middle and the top; a single one can be cut better in its record.</translation>
        </message>
        <message>
            <source>A member already when this book was begun</source>
            <translation>A member already when this book was begun</translation>
        </message>
        <message>
            <source>A part of “{found}” begins with a small letter.</source>
            <translation>A part of “{found}” begins with a small letter.</translation>
        </message>
        <message>
            <source>A part of “{found}” is written in capitals.</source>
            <translation>A part of “{found}” is written in capitals.</translation>
        </message>
        <message>
            <source>A report that was sent must not change silently. Closed figures are the ones the statistics form prints; what happened in that time can then be recorded only as a correction, with a reason.</source>
            <translation>A report that was sent must not change silently. Closed figures are the ones the statistics form prints; what happened in that time can then be recorded only as a correction, with a reason.</translation>
        </message>
        <message>
            <source>Active</source>
            <translation>Active</translation>
        </message>
        <message>
            <source>Add papers…</source>
            <translation>Add papers…</translation>
        </message>
        <message>
            <source>Address</source>
            <translation>Address</translation>
        </message>
        <message>
            <source>Address today</source>
            <translation>Address today</translation>
        </message>
        <message>
            <source>Address up to {day}</source>
            <translation>Address up to {day}</translation>
        </message>
        <message>
            <source>Addresses after 01/07/2025</source>
            <translation>Addresses after 01/07/2025</translation>
        </message>
        <message>
            <source>Add…</source>
            <translation>Add…</translation>
        </message>
        <message>
            <source>Admitted</source>
            <translation>Admitted</translation>
        </message>
        <message>
            <source>Age</source>
            <translation>Age</translation>
        </message>
        <message>
            <source>All 12 digits are the same, so this is no citizen's number.</source>
            <translation>All 12 digits are the same, so this is no citizen's number.</translation>
        </message>
        <message>
            <source>All papers ({count})…</source>
            <translation>All papers ({count})…</translation>
        </message>
        <message>
            <source>All sections</source>
            <translation>All sections</translation>
        </message>
        <message>
            <source>An old prefix: it will be saved as {expected}.</source>
            <translation>An old prefix: it will be saved as {expected}.</translation>
        </message>
        <message>
            <source>Application to join</source>
            <translation>Application to join</translation>
        </message>
        <message>
            <source>Arrows move the frame, + and − change its size, R turns the picture, Enter takes it.</source>
            <translation>Arrows move the frame, + and − change its size, R turns the picture, Enter takes it.</translation>
        </message>
        <message>
            <source>As printed at the top of papers</source>
            <translation>As printed at the top of papers</translation>
        </message>
        <message>
            <source>Average pay a month (đồng)</source>
            <translation>Average pay a month (đồng)</translation>
        </message>
        <message>
            <source>Bin</source>
            <translation>Bin</translation>
        </message>
        <message>
            <source>Born</source>
            <translation>Born</translation>
        </message>
        <message>
            <source>Born {expected}, this person would have begun to work on {found}, before the age of 15.</source>
            <translation>Born {expected}, this person would have begun to work on {found}, before the age of 15.</translation>
        </message>
        <message>
            <source>Born {expected}, this person would have joined the Party on {found}, before the age of 18.</source>
            <translation>Born {expected}, this person would have joined the Party on {found}, before the age of 18.</translation>
        </message>
        <message>
            <source>Both have something that only one person can have and that others rely on, such as two gifts handed out in one scheme. Take one of the two back in its own list first, then merge.</source>
            <translation>Both have something that only one person can have and that others rely on, such as two gifts handed out in one scheme. Take one of the two back in its own list first, then merge.</translation>
        </message>
        <message>
            <source>Bring in the Excel list you already have: the program finds the columns by itself, shows what it would do, and takes everything back if you wish. Or add people one by one.</source>
            <translation>Bring in the Excel list you already have: the program finds the columns by itself, shows what it would do, and takes everything back if you wish. Or add people one by one.</translation>
        </message>
        <message>
            <source>Card number</source>
            <translation>Card number</translation>
        </message>
        <message>
            <source>Card number {number} already belongs to {holder}.</source>
            <translation>Card number {number} already belongs to {holder}.</translation>
        </message>
        <message>
            <source>Carry it out</source>
            <translation>Carry it out</translation>
        </message>
        <message>
            <source>Change many at once</source>
            <translation>Change many at once</translation>
        </message>
        <message>
            <source>Change many…</source>
            <translation>Change many…</translation>
        </message>
        <message>
            <source>Changed {cells} cells of {people} people</source>
            <translation>Changed {cells} cells of {people} people</translation>
        </message>
        <message>
            <source>Changed {count} people: {field} = {value}</source>
            <translation>Changed {count} people: {field} = {value}</translation>
        </message>
        <message>
            <source>Changing many at once</source>
            <translation>Changing many at once</translation>
        </message>
        <message>
            <source>Check for duplicates</source>
            <translation>Check for duplicates</translation>
        </message>
        <message>
            <source>Check the records</source>
            <translation>Check the records</translation>
        </message>
        <message>
            <source>Choose a section, or write the name of a new one.</source>
            <translation>Choose a section, or write the name of a new one.</translation>
        </message>
        <message>
            <source>Choose columns…</source>
            <translation>Choose columns…</translation>
        </message>
        <message>
            <source>Choose people…</source>
            <translation>Choose people…</translation>
        </message>
        <message>
            <source>Choose photo…</source>
            <translation>Choose photo…</translation>
        </message>
        <message>
            <source>Citizen's number</source>
            <translation>Citizen's number</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>Close</translation>
        </message>
        <message>
            <source>Close the figures</source>
            <translation>Close the figures</translation>
        </message>
        <message>
            <source>Close the figures of a period</source>
            <translation>Close the figures of a period</translation>
        </message>
        <message>
            <source>Close the figures of a period…</source>
            <translation>Close the figures of a period…</translation>
        </message>
        <message>
            <source>Closed</source>
            <translation>Closed</translation>
        </message>
        <message>
            <source>Closed on {closed} by {officer}; nothing has changed since.</source>
            <translation>Closed on {closed} by {officer}; nothing has changed since.</translation>
        </message>
        <message>
            <source>Closed on {closed} by {officer}; {count} figures have changed since.</source>
            <translation>Closed on {closed} by {officer}; {count} figures have changed since.</translation>
        </message>
        <message>
            <source>Code</source>
            <translation>Code</translation>
        </message>
        <message>
            <source>Collective labour disputes</source>
            <translation>Collective labour disputes</translation>
        </message>
        <message>
            <source>Compare with the person's history in the book.</source>
            <translation>Compare with the person's history in the book.</translation>
        </message>
        <message>
            <source>Compare…</source>
            <translation>Compare…</translation>
        </message>
        <message>
            <source>Comparing everybody…</source>
            <translation>Comparing everybody…</translation>
        </message>
        <message>
            <source>Copy of the identity card</source>
            <translation>Copy of the identity card</translation>
        </message>
        <message>
            <source>Copy with identity numbers in full</source>
            <translation>Copy with identity numbers in full</translation>
        </message>
        <message>
            <source>Correct the column “Ngày biến động”.</source>
            <translation>Correct the column “Ngày biến động”.</translation>
        </message>
        <message>
            <source>Correct what happened to the membership of {name}</source>
            <translation>Correct what happened to the membership of {name}</translation>
        </message>
        <message>
            <source>Counted on</source>
            <translation>Counted on</translation>
        </message>
        <message>
            <source>Decision</source>
            <translation>Decision</translation>
        </message>
        <message>
            <source>Delete</source>
            <translation>Delete</translation>
        </message>
        <message>
            <source>Delete all the same</source>
            <translation>Delete all the same</translation>
        </message>
        <message>
            <source>Delete the data for good</source>
            <translation>Delete the data for good</translation>
        </message>
        <message>
            <source>Delete the data for good…</source>
            <translation>Delete the data for good…</translation>
        </message>
        <message>
            <source>Delete {event} on {day}</source>
            <translation>Delete {event} on {day}</translation>
        </message>
        <message>
            <source>Deleted</source>
            <translation>Deleted</translation>
        </message>
        <message>
            <source>Department</source>
            <translation>Department</translation>
        </message>
        <message>
            <source>Died</source>
            <translation>Died</translation>
        </message>
        <message>
            <source>Difference</source>
            <translation>Difference</translation>
        </message>
        <message>
            <source>Diploma, certificate</source>
            <translation>Diploma, certificate</translation>
        </message>
        <message>
            <source>Drop a photo here
or Ctrl+V</source>
            <translation>Drop a photo here
or Ctrl+V</translation>
        </message>
        <message>
            <source>Dues are reckoned from it, so please write whole đồng, such as 5.500.000.</source>
            <translation>Dues are reckoned from it, so please write whole đồng, such as 5.500.000.</translation>
        </message>
        <message>
            <source>E-mail</source>
            <translation>E-mail</translation>
        </message>
        <message>
            <source>Edit…</source>
            <translation>Edit…</translation>
        </message>
        <message>
            <source>Education</source>
            <translation>Education</translation>
        </message>
        <message>
            <source>Employment contract</source>
            <translation>Employment contract</translation>
        </message>
        <message>
            <source>Employment contract ended</source>
            <translation>Employment contract ended</translation>
        </message>
        <message>
            <source>End membership…</source>
            <translation>End membership…</translation>
        </message>
        <message>
            <source>End the membership of {name}</source>
            <translation>End the membership of {name}</translation>
        </message>
        <message>
            <source>Ended</source>
            <translation>Ended</translation>
        </message>
        <message>
            <source>Enter: choose a photo. Ctrl+V: paste a copied picture. Or drop a file here.</source>
            <translation>Enter: choose a photo. Ctrl+V: paste a copied picture. Or drop a file here.</translation>
        </message>
        <message>
            <source>Enter: save and go on. Ctrl+B: right as it stands, do not ask again. Esc: close.</source>
            <translation>Enter: save and go on. Ctrl+B: right as it stands, do not ask again. Esc: close.</translation>
        </message>
        <message>
            <source>Ethnic group</source>
            <translation>Ethnic group</translation>
        </message>
        <message>
            <source>Everybody chosen has a card number already.</source>
            <translation>Everybody chosen has a card number already.</translation>
        </message>
        <message>
            <source>Everybody in this list ({count})</source>
            <translation>Everybody in this list ({count})</translation>
        </message>
        <message>
            <source>Excel rounded this number; type all 12 digits from the card.</source>
            <translation>Excel rounded this number; type all 12 digits from the card.</translation>
        </message>
        <message>
            <source>Expelled</source>
            <translation>Expelled</translation>
        </message>
        <message>
            <source>Export</source>
            <translation>Export</translation>
        </message>
        <message>
            <source>Export to import again</source>
            <translation>Export to import again</translation>
        </message>
        <message>
            <source>Family</source>
            <translation>Family</translation>
        </message>
        <message>
            <source>Fewer than the {count} members of that day. Please check both numbers.</source>
            <translation>Fewer than the {count} members of that day. Please check both numbers.</translation>
        </message>
        <message>
            <source>Field</source>
            <translation>Field</translation>
        </message>
        <message>
            <source>Figure</source>
            <translation>Figure</translation>
        </message>
        <message>
            <source>Figures</source>
            <translation>Figures</translation>
        </message>
        <message>
            <source>Figures about the workers</source>
            <translation>Figures about the workers</translation>
        </message>
        <message>
            <source>Figures about the workers…</source>
            <translation>Figures about the workers…</translation>
        </message>
        <message>
            <source>File</source>
            <translation>File</translation>
        </message>
        <message>
            <source>First number</source>
            <translation>First number</translation>
        </message>
        <message>
            <source>First person</source>
            <translation>First person</translation>
        </message>
        <message>
            <source>Folder of photos named by code</source>
            <translation>Folder of photos named by code</translation>
        </message>
        <message>
            <source>Foreign languages</source>
            <translation>Foreign languages</translation>
        </message>
        <message>
            <source>Forget the kept filter</source>
            <translation>Forget the kept filter</translation>
        </message>
        <message>
            <source>Former identity number</source>
            <translation>Former identity number</translation>
        </message>
        <message>
            <source>Frame of the photo</source>
            <translation>Frame of the photo</translation>
        </message>
        <message>
            <source>From</source>
            <translation>From</translation>
        </message>
        <message>
            <source>From which day</source>
            <translation>From which day</translation>
        </message>
        <message>
            <source>From {day}:</source>
            <translation>From {day}:</translation>
        </message>
        <message>
            <source>From {first} to {last}</source>
            <translation>From {first} to {last}</translation>
        </message>
        <message>
            <source>From {old} to {new}</source>
            <translation>From {old} to {new}</translation>
        </message>
        <message>
            <source>Full name</source>
            <translation>Full name</translation>
        </message>
        <message>
            <source>Give card numbers</source>
            <translation>Give card numbers</translation>
        </message>
        <message>
            <source>Give card numbers…</source>
            <translation>Give card numbers…</translation>
        </message>
        <message>
            <source>Going through the records…</source>
            <translation>Going through the records…</translation>
        </message>
        <message>
            <source>History</source>
            <translation>History</translation>
        </message>
        <message>
            <source>Holds a leading post</source>
            <translation>Holds a leading post</translation>
        </message>
        <message>
            <source>Home town</source>
            <translation>Home town</translation>
        </message>
        <message>
            <source>Homonyms are normal: pairs of whom only the name agrees stand last. Enter: compare and merge. N: they are two people, and this pair is not shown again.</source>
            <translation>Homonyms are normal: pairs of whom only the name agrees stand last. Enter: compare and merge. N: they are two people, and this pair is not shown again.</translation>
        </message>
        <message>
            <source>Housed by the employer</source>
            <translation>Housed by the employer</translation>
        </message>
        <message>
            <source>How this person came stays the first event. Correct its kind or its day instead; somebody entered by mistake is deleted from the list.</source>
            <translation>How this person came stays the first event. Correct its kind or its day instead; somebody entered by mistake is deleted from the list.</translation>
        </message>
        <message>
            <source>Import…</source>
            <translation>Import…</translation>
        </message>
        <message>
            <source>In place of the present photo</source>
            <translation>In place of the present photo</translation>
        </message>
        <message>
            <source>In the Party since</source>
            <translation>In the Party since</translation>
        </message>
        <message>
            <source>In the union</source>
            <translation>In the union</translation>
        </message>
        <message>
            <source>In the union today</source>
            <translation>In the union today</translation>
        </message>
        <message>
            <source>Insured (social, health, unemployment)</source>
            <translation>Insured (social, health, unemployment)</translation>
        </message>
        <message>
            <source>Is this one person?</source>
            <translation>Is this one person?</translation>
        </message>
        <message>
            <source>It will be kept as {usual}.</source>
            <translation>It will be kept as {usual}.</translation>
        </message>
        <message>
            <source>Job</source>
            <translation>Job</translation>
        </message>
        <message>
            <source>Joined at which union</source>
            <translation>Joined at which union</translation>
        </message>
        <message>
            <source>Keep the application to join, decisions and copies here, scanned or photographed: drop the files on this window, or press Ins.</source>
            <translation>Keep the application to join, decisions and copies here, scanned or photographed: drop the files on this window, or press Ins.</translation>
        </message>
        <message>
            <source>Keep this filter</source>
            <translation>Keep this filter</translation>
        </message>
        <message>
            <source>Keep this filter…</source>
            <translation>Keep this filter…</translation>
        </message>
        <message>
            <source>Keep this photo (Enter)</source>
            <translation>Keep this photo (Enter)</translation>
        </message>
        <message>
            <source>Keep {count} photos (Enter)</source>
            <translation>Keep {count} photos (Enter)</translation>
        </message>
        <message>
            <source>Keeping photos</source>
            <translation>Keeping photos</translation>
        </message>
        <message>
            <source>Kept as two people: {pair}</source>
            <translation>Kept as two people: {pair}</translation>
        </message>
        <message>
            <source>Kind</source>
            <translation>Kind</translation>
        </message>
        <message>
            <source>Labour contract</source>
            <translation>Labour contract</translation>
        </message>
        <message>
            <source>Larger frame</source>
            <translation>Larger frame</translation>
        </message>
        <message>
            <source>Leave</source>
            <translation>Leave</translation>
        </message>
        <message>
            <source>Leave it (Ctrl+B)</source>
            <translation>Leave it (Ctrl+B)</translation>
        </message>
        <message>
            <source>Leave it empty for somebody who was a member before this book: nobody is then counted as admitted.</source>
            <translation>Leave it empty for somebody who was a member before this book: nobody is then counted as admitted.</translation>
        </message>
        <message>
            <source>Left</source>
            <translation>Left</translation>
        </message>
        <message>
            <source>Left as it is: {field} of {name}</source>
            <translation>Left as it is: {field} of {name}</translation>
        </message>
        <message>
            <source>Left at own request</source>
            <translation>Left at own request</translation>
        </message>
        <message>
            <source>Likeness</source>
            <translation>Likeness</translation>
        </message>
        <message>
            <source>Member since</source>
            <translation>Member since</translation>
        </message>
        <message>
            <source>Members</source>
            <translation>Members</translation>
        </message>
        <message>
            <source>Members at the beginning</source>
            <translation>Members at the beginning</translation>
        </message>
        <message>
            <source>Members at the end</source>
            <translation>Members at the end</translation>
        </message>
        <message>
            <source>Membership suspended</source>
            <translation>Membership suspended</translation>
        </message>
        <message>
            <source>Merge (Enter)</source>
            <translation>Merge (Enter)</translation>
        </message>
        <message>
            <source>More members than the {workers} people employed: please check.</source>
            <translation>More members than the {workers} people employed: please check.</translation>
        </message>
        <message>
            <source>Move the person in the window, with a reason.</source>
            <translation>Move the person in the window, with a reason.</translation>
        </message>
        <message>
            <source>Move to another section…</source>
            <translation>Move to another section…</translation>
        </message>
        <message>
            <source>Move {who} to another section</source>
            <translation>Move {who} to another section</translation>
        </message>
        <message>
            <source>Moved away</source>
            <translation>Moved away</translation>
        </message>
        <message>
            <source>Moved in</source>
            <translation>Moved in</translation>
        </message>
        <message>
            <source>Moved to another union</source>
            <translation>Moved to another union</translation>
        </message>
        <message>
            <source>Name of the filter</source>
            <translation>Name of the filter</translation>
        </message>
        <message>
            <source>Name, number, telephone (Ctrl+F)</source>
            <translation>Name, number, telephone (Ctrl+F)</translation>
        </message>
        <message>
            <source>Nationality</source>
            <translation>Nationality</translation>
        </message>
        <message>
            <source>New address</source>
            <translation>New address</translation>
        </message>
        <message>
            <source>New member</source>
            <translation>New member</translation>
        </message>
        <message>
            <source>New name, or the section it goes to</source>
            <translation>New name, or the section it goes to</translation>
        </message>
        <message>
            <source>New names of addresses</source>
            <translation>New names of addresses</translation>
        </message>
        <message>
            <source>New photo</source>
            <translation>New photo</translation>
        </message>
        <message>
            <source>New union above (empty: stays the same)</source>
            <translation>New union above (empty: stays the same)</translation>
        </message>
        <message>
            <source>No members here yet</source>
            <translation>No members here yet</translation>
        </message>
        <message>
            <source>No photo of {name}</source>
            <translation>No photo of {name}</translation>
        </message>
        <message>
            <source>Nobody born on {found} works here today. Please check the date or the year.</source>
            <translation>Nobody born on {found} works here today. Please check the date or the year.</translation>
        </message>
        <message>
            <source>Nobody has this code</source>
            <translation>Nobody has this code</translation>
        </message>
        <message>
            <source>Nobody seems to be entered twice</source>
            <translation>Nobody seems to be entered twice</translation>
        </message>
        <message>
            <source>Not closed yet. Check the figures, then close them.</source>
            <translation>Not closed yet. Check the figures, then close them.</translation>
        </message>
        <message>
            <source>Note</source>
            <translation>Note</translation>
        </message>
        <message>
            <source>Nothing more to look at</source>
            <translation>Nothing more to look at</translation>
        </message>
        <message>
            <source>Nothing where the person was a member already when this book was begun.</source>
            <translation>Nothing where the person was a member already when this book was begun.</translation>
        </message>
        <message>
            <source>Nothing would change yet.</source>
            <translation>Nothing would change yet.</translation>
        </message>
        <message>
            <source>Number issued by</source>
            <translation>Number issued by</translation>
        </message>
        <message>
            <source>Number issued on</source>
            <translation>Number issued on</translation>
        </message>
        <message>
            <source>Number of the decision</source>
            <translation>Number of the decision</translation>
        </message>
        <message>
            <source>On the day…</source>
            <translation>On the day…</translation>
        </message>
        <message>
            <source>On which day</source>
            <translation>On which day</translation>
        </message>
        <message>
            <source>On {day} this membership was not suspended, so nobody returned.</source>
            <translation>On {day} this membership was not suspended, so nobody returned.</translation>
        </message>
        <message>
            <source>On {day} this person was a member already: who has not left cannot come again.</source>
            <translation>On {day} this person was a member already: who has not left cannot come again.</translation>
        </message>
        <message>
            <source>On {day} this person was not an active member.</source>
            <translation>On {day} this person was not an active member.</translation>
        </message>
        <message>
            <source>One a line: 2018 – 2022: Tổ trưởng, Tổ May 1 (QĐ 12/QĐ-CĐCS).</source>
            <translation>One a line: 2018 – 2022: Tổ trưởng, Tổ May 1 (QĐ 12/QĐ-CĐCS).</translation>
        </message>
        <message>
            <source>One history: {history}.</source>
            <translation>One history: {history}.</translation>
        </message>
        <message>
            <source>Only one can stay</source>
            <translation>Only one can stay</translation>
        </message>
        <message>
            <source>Only where people live, never their home town (quê quán). Ticked are those of which the new name is known: the 34 provinces, and communes that went into one new commune as a whole. Of the others the commune may have another name too: ask the person, or look at the new identity card. The old address stays in the record's history.</source>
            <translation>Only where people live, never their home town (quê quán). Ticked are those of which the new name is known: the 34 provinces, and communes that went into one new commune as a whole. Of the others the commune may have another name too: ask the person, or look at the new identity card. The old address stays in the record's history.</translation>
        </message>
        <message>
            <source>Open it again</source>
            <translation>Open it again</translation>
        </message>
        <message>
            <source>Open the record</source>
            <translation>Open the record</translation>
        </message>
        <message>
            <source>Other paper</source>
            <translation>Other paper</translation>
        </message>
        <message>
            <source>PDF, pictures, Word and Excel of the member's papers.</source>
            <translation>PDF, pictures, Word and Excel of the member's papers.</translation>
        </message>
        <message>
            <source>Papers</source>
            <translation>Papers</translation>
        </message>
        <message>
            <source>Papers dated before that day keep the union above of that time.</source>
            <translation>Papers dated before that day keep the union above of that time.</translation>
        </message>
        <message>
            <source>Papers of earlier days then show the right section too.</source>
            <translation>Papers of earlier days then show the right section too.</translation>
        </message>
        <message>
            <source>Papers of {name}</source>
            <translation>Papers of {name}</translation>
        </message>
        <message>
            <source>Papers…</source>
            <translation>Papers…</translation>
        </message>
        <message>
            <source>Party member</source>
            <translation>Party member</translation>
        </message>
        <message>
            <source>Party member since</source>
            <translation>Party member since</translation>
        </message>
        <message>
            <source>Party members among them</source>
            <translation>Party members among them</translation>
        </message>
        <message>
            <source>Pay for social insurance, a month</source>
            <translation>Pay for social insurance, a month</translation>
        </message>
        <message>
            <source>People</source>
            <translation>People</translation>
        </message>
        <message>
            <source>People counted for it</source>
            <translation>People counted for it</translation>
        </message>
        <message>
            <source>People employed</source>
            <translation>People employed</translation>
        </message>
        <message>
            <source>People move along on that day. Lists and reports of earlier days keep the sections and names of those days.</source>
            <translation>People move along on that day. Lists and reports of earlier days keep the sections and names of those days.</translation>
        </message>
        <message>
            <source>Period</source>
            <translation>Period</translation>
        </message>
        <message>
            <source>Photo of {day}</source>
            <translation>Photo of {day}</translation>
        </message>
        <message>
            <source>Photo of {name}</source>
            <translation>Photo of {name}</translation>
        </message>
        <message>
            <source>Photos by code</source>
            <translation>Photos by code</translation>
        </message>
        <message>
            <source>Photos by code…</source>
            <translation>Photos by code…</translation>
        </message>
        <message>
            <source>Photo…</source>
            <translation>Photo…</translation>
        </message>
        <message>
            <source>Pictures</source>
            <translation>Pictures</translation>
        </message>
        <message>
            <source>Political theory</source>
            <translation>Political theory</translation>
        </message>
        <message>
            <source>Posts held in the union</source>
            <translation>Posts held in the union</translation>
        </message>
        <message>
            <source>Posts held in the union, each with its time</source>
            <translation>Posts held in the union, each with its time</translation>
        </message>
        <message>
            <source>Print list</source>
            <translation>Print list</translation>
        </message>
        <message>
            <source>Put off</source>
            <translation>Put off</translation>
        </message>
        <message>
            <source>Put the cursor here and scan, or paste the text, then press Enter</source>
            <translation>Put the cursor here and scan, or paste the text, then press Enter</translation>
        </message>
        <message>
            <source>Re-organise the union</source>
            <translation>Re-organise the union</translation>
        </message>
        <message>
            <source>Re-organise the union…</source>
            <translation>Re-organise the union…</translation>
        </message>
        <message>
            <source>Re-organised: {what}</source>
            <translation>Re-organised: {what}</translation>
        </message>
        <message>
            <source>Read from the card. Please compare the name, then go on.</source>
            <translation>Read from the card. Please compare the name, then go on.</translation>
        </message>
        <message>
            <source>Reading the folder</source>
            <translation>Reading the folder</translation>
        </message>
        <message>
            <source>Reading the picture</source>
            <translation>Reading the picture</translation>
        </message>
        <message>
            <source>Reason</source>
            <translation>Reason</translation>
        </message>
        <message>
            <source>Reason, when the figures of that day are closed</source>
            <translation>Reason, when the figures of that day are closed</translation>
        </message>
        <message>
            <source>Record a change…</source>
            <translation>Record a change…</translation>
        </message>
        <message>
            <source>Record it in the window as a correction with its reason.</source>
            <translation>Record it in the window as a correction with its reason.</translation>
        </message>
        <message>
            <source>Records to look at again</source>
            <translation>Records to look at again</translation>
        </message>
        <message>
            <source>Relation</source>
            <translation>Relation</translation>
        </message>
        <message>
            <source>Religion</source>
            <translation>Religion</translation>
        </message>
        <message>
            <source>Remove photo</source>
            <translation>Remove photo</translation>
        </message>
        <message>
            <source>Renting by themselves</source>
            <translation>Renting by themselves</translation>
        </message>
        <message>
            <source>Result</source>
            <translation>Result</translation>
        </message>
        <message>
            <source>Retired</source>
            <translation>Retired</translation>
        </message>
        <message>
            <source>Returned to activity</source>
            <translation>Returned to activity</translation>
        </message>
        <message>
            <source>Save and next</source>
            <translation>Save and next</translation>
        </message>
        <message>
            <source>Scan the QR code of the citizen's card</source>
            <translation>Scan the QR code of the citizen's card</translation>
        </message>
        <message>
            <source>Schooling</source>
            <translation>Schooling</translation>
        </message>
        <message>
            <source>Second person</source>
            <translation>Second person</translation>
        </message>
        <message>
            <source>Section</source>
            <translation>Section</translation>
        </message>
        <message>
            <source>Sections</source>
            <translation>Sections</translation>
        </message>
        <message>
            <source>Separate what was merged</source>
            <translation>Separate what was merged</translation>
        </message>
        <message>
            <source>Separate {name} again</source>
            <translation>Separate {name} again</translation>
        </message>
        <message>
            <source>Several files for this person</source>
            <translation>Several files for this person</translation>
        </message>
        <message>
            <source>Several people have this code</source>
            <translation>Several people have this code</translation>
        </message>
        <message>
            <source>Sex</source>
            <translation>Sex</translation>
        </message>
        <message>
            <source>Short of work</source>
            <translation>Short of work</translation>
        </message>
        <message>
            <source>Smaller frame</source>
            <translation>Smaller frame</translation>
        </message>
        <message>
            <source>Spouse, children, parents</source>
            <translation>Spouse, children, parents</translation>
        </message>
        <message>
            <source>Staff code</source>
            <translation>Staff code</translation>
        </message>
        <message>
            <source>Start here: bring in the list you have.</source>
            <translation>Start here: bring in the list you have.</translation>
        </message>
        <message>
            <source>Status</source>
            <translation>Status</translation>
        </message>
        <message>
            <source>Stay here</source>
            <translation>Stay here</translation>
        </message>
        <message>
            <source>Strikes</source>
            <translation>Strikes</translation>
        </message>
        <message>
            <source>Suspended</source>
            <translation>Suspended</translation>
        </message>
        <message>
            <source>Take from the bin</source>
            <translation>Take from the bin</translation>
        </message>
        <message>
            <source>Telephone</source>
            <translation>Telephone</translation>
        </message>
        <message>
            <source>The book knows of a change before that day of joining: {event} on {day}.</source>
            <translation>The book knows of a change before that day of joining: {event} on {day}.</translation>
        </message>
        <message>
            <source>The commune may have another name now: please ask before ticking.</source>
            <translation>The commune may have another name now: please ask before ticking.</translation>
        </message>
        <message>
            <source>The count can be closed from {day} on, when the period is over.</source>
            <translation>The count can be closed from {day} on, when the period is over.</translation>
        </message>
        <message>
            <source>The data of {count} people was deleted for good</source>
            <translation>The data of {count} people was deleted for good</translation>
        </message>
        <message>
            <source>The day of joining the union is missing. Awards for years of membership need it.</source>
            <translation>The day of joining the union is missing. Awards for years of membership need it.</translation>
        </message>
        <message>
            <source>The fifth and sixth digits of the number say born in {found}, the record says {expected}. Please compare with the card.</source>
            <translation>The fifth and sixth digits of the number say born in {found}, the record says {expected}. Please compare with the card.</translation>
        </message>
        <message>
            <source>The figures from {first} to {last} do not add up: {expected} members expected, {found} found. Nothing was printed. Please send this sentence to support.</source>
            <translation>The figures from {first} to {last} do not add up: {expected} members expected, {found} found. Nothing was printed. Please send this sentence to support.</translation>
        </message>
        <message>
            <source>The figures of that day are closed. The reason stays in the history.</source>
            <translation>The figures of that day are closed. The reason stays in the history.</translation>
        </message>
        <message>
            <source>The figures of {day} are closed</source>
            <translation>The figures of {day} are closed</translation>
        </message>
        <message>
            <source>The figures of {day} are closed already.</source>
            <translation>The figures of {day} are closed already.</translation>
        </message>
        <message>
            <source>The figures of {day} are closed, so a list cannot change them.</source>
            <translation>The figures of {day} are closed, so a list cannot change them.</translation>
        </message>
        <message>
            <source>The figures of {day} are closed. Record it as a correction and say why: the closed figures stay, and the difference is shown.</source>
            <translation>The figures of {day} are closed. Record it as a correction and say why: the closed figures stay, and the difference is shown.</translation>
        </message>
        <message>
            <source>The figures of {day} are closed. Say in the reason why it is changed now: the closed figures stay, and the difference is shown.</source>
            <translation>The figures of {day} are closed. Say in the reason why it is changed now: the closed figures stay, and the difference is shown.</translation>
        </message>
        <message>
            <source>The figures of {day} are open again</source>
            <translation>The figures of {day} are open again</translation>
        </message>
        <message>
            <source>The figures of {day} were kept</source>
            <translation>The figures of {day} were kept</translation>
        </message>
        <message>
            <source>The figures of {later} are closed too. Open that count again first.</source>
            <translation>The figures of {later} are closed too. Open that count again first.</translation>
        </message>
        <message>
            <source>The figures of {value} are closed, so a list cannot move anybody on that day.</source>
            <translation>The figures of {value} are closed, so a list cannot move anybody on that day.</translation>
        </message>
        <message>
            <source>The fourth digit of the number says {found}, the record says {expected}. Please compare with the card.</source>
            <translation>The fourth digit of the number says {found}, the record says {expected}. Please compare with the card.</translation>
        </message>
        <message>
            <source>The leading 0 is missing: it will be saved as {expected}.</source>
            <translation>The leading 0 is missing: it will be saved as {expected}.</translation>
        </message>
        <message>
            <source>The letters were spoilt on the way, so name and address were left out: type them from the card. Turn the Vietnamese typing off (UniKey) before the next scan.</source>
            <translation>The letters were spoilt on the way, so name and address were left out: type them from the card. Turn the Vietnamese typing off (UniKey) before the next scan.</translation>
        </message>
        <message>
            <source>The list on the day</source>
            <translation>The list on the day</translation>
        </message>
        <message>
            <source>The number begins with {found}, which is no province known to us. It may be right all the same.</source>
            <translation>The number begins with {found}, which is no province known to us. It may be right all the same.</translation>
        </message>
        <message>
            <source>The number is that of a Vietnamese citizen, but the nationality is {found}. Please check which is right.</source>
            <translation>The number is that of a Vietnamese citizen, but the nationality is {found}. Please check which is right.</translation>
        </message>
        <message>
            <source>The number is that of a passport, but the nationality is {found}. Please check which is right.</source>
            <translation>The number is that of a passport, but the nationality is {found}. Please check which is right.</translation>
        </message>
        <message>
            <source>The photo of {name} was kept</source>
            <translation>The photo of {name} was kept</translation>
        </message>
        <message>
            <source>The photo of {name} was removed</source>
            <translation>The photo of {name} was removed</translation>
        </message>
        <message>
            <source>The post follows from the posts held in the union: {held}. Change them in the record, where each has its beginning and end.</source>
            <translation>The post follows from the posts held in the union: {held}. Change them in the record, where each has its beginning and end.</translation>
        </message>
        <message>
            <source>The posts held could not be read, so they were left out.</source>
            <translation>The posts held could not be read, so they were left out.</translation>
        </message>
        <message>
            <source>The record of {name} was merged into this one</source>
            <translation>The record of {name} was merged into this one</translation>
        </message>
        <message>
            <source>The row does not say on which day: {event}.</source>
            <translation>The row does not say on which day: {event}.</translation>
        </message>
        <message>
            <source>The row says that the membership ended, but not how.</source>
            <translation>The row says that the membership ended, but not how.</translation>
        </message>
        <message>
            <source>The scan broke off after “{text}”. Please scan the card again.</source>
            <translation>The scan broke off after “{text}”. Please scan the card again.</translation>
        </message>
        <message>
            <source>The section was entered wrongly: nobody has moved</source>
            <translation>The section was entered wrongly: nobody has moved</translation>
        </message>
        <message>
            <source>The sex is missing, so this person is not counted in any report about women.</source>
            <translation>The sex is missing, so this person is not counted in any report about women.</translation>
        </message>
        <message>
            <source>The status “{value}” is not known here, so it was left out.</source>
            <translation>The status “{value}” is not known here, so it was left out.</translation>
        </message>
        <message>
            <source>The two can be separated again at any time.</source>
            <translation>The two can be separated again at any time.</translation>
        </message>
        <message>
            <source>There is no date of birth. The year alone is enough for most lists, such as 1985.</source>
            <translation>There is no date of birth. The year alone is enough for most lists, such as 1985.</translation>
        </message>
        <message>
            <source>There is no picture (JPG, PNG, BMP, TIFF) in the folder “{folder}”.</source>
            <translation>There is no picture (JPG, PNG, BMP, TIFF) in the folder “{folder}”.</translation>
        </message>
        <message>
            <source>They go there</source>
            <translation>They go there</translation>
        </message>
        <message>
            <source>They go to</source>
            <translation>They go to</translation>
        </message>
        <message>
            <source>This file cannot be used</source>
            <translation>This file cannot be used</translation>
        </message>
        <message>
            <source>This identity number already belongs to {holder}. Check which one is right.</source>
            <translation>This identity number already belongs to {holder}. Check which one is right.</translation>
        </message>
        <message>
            <source>This is a part of “{whole}”, which is {count}: it cannot be more.</source>
            <translation>This is a part of “{whole}”, which is {count}: it cannot be more.</translation>
        </message>
        <message>
            <source>This membership had already ended on {day}.</source>
            <translation>This membership had already ended on {day}.</translation>
        </message>
        <message>
            <source>This name has {count} letters; at most {most} are kept.</source>
            <translation>This name has {count} letters; at most {most} are kept.</translation>
        </message>
        <message>
            <source>This period is not over: it can be closed from {day} on.</source>
            <translation>This period is not over: it can be closed from {day} on.</translation>
        </message>
        <message>
            <source>This person had died before {day}: nothing can happen after that.</source>
            <translation>This person had died before {day}: nothing can happen after that.</translation>
        </message>
        <message>
            <source>This person is in no section, so no section's list has the name.</source>
            <translation>This person is in no section, so no section's list has the name.</translation>
        </message>
        <message>
            <source>This person is not yet 18 years old.</source>
            <translation>This person is not yet 18 years old.</translation>
        </message>
        <message>
            <source>This person would have joined before the age of 15.</source>
            <translation>This person would have joined before the age of 15.</translation>
        </message>
        <message>
            <source>Those chosen ({count})</source>
            <translation>Those chosen ({count})</translation>
        </message>
        <message>
            <source>Tick all</source>
            <translation>Tick all</translation>
        </message>
        <message>
            <source>Tick everybody</source>
            <translation>Tick everybody</translation>
        </message>
        <message>
            <source>Tick none</source>
            <translation>Tick none</translation>
        </message>
        <message>
            <source>To (empty: today)</source>
            <translation>To (empty: today)</translation>
        </message>
        <message>
            <source>To look at again</source>
            <translation>To look at again</translation>
        </message>
        <message>
            <source>To look at again:</source>
            <translation>To look at again:</translation>
        </message>
        <message>
            <source>Today</source>
            <translation>Today</translation>
        </message>
        <message>
            <source>Training and Party</source>
            <translation>Training and Party</translation>
        </message>
        <message>
            <source>Turn (R)</source>
            <translation>Turn (R)</translation>
        </message>
        <message>
            <source>Two different people (N)</source>
            <translation>Two different people (N)</translation>
        </message>
        <message>
            <source>Two people of one name are normal: suggested are those whom nothing tells apart.</source>
            <translation>Two people of one name are normal: suggested are those whom nothing tells apart.</translation>
        </message>
        <message>
            <source>Type part of a name, number or telephone to search; marks and capitals do not matter. Somebody who leaves is ended, not deleted, so that last year's reports stay right. Delete is for people entered by mistake.</source>
            <translation>Type part of a name, number or telephone to search; marks and capitals do not matter. Somebody who leaves is ended, not deleted, so that last year's reports stay right. Delete is for people entered by mistake.</translation>
        </message>
        <message>
            <source>Type the word {word} here, nothing else.</source>
            <translation>Type the word {word} here, nothing else.</translation>
        </message>
        <message>
            <source>Type {word} to confirm</source>
            <translation>Type {word} to confirm</translation>
        </message>
        <message>
            <source>Union above</source>
            <translation>Union above</translation>
        </message>
        <message>
            <source>Union dissolved</source>
            <translation>Union dissolved</translation>
        </message>
        <message>
            <source>Union left for or come from</source>
            <translation>Union left for or come from</translation>
        </message>
        <message>
            <source>Union member since</source>
            <translation>Union member since</translation>
        </message>
        <message>
            <source>Union post</source>
            <translation>Union post</translation>
        </message>
        <message>
            <source>Union post, short</source>
            <translation>Union post, short</translation>
        </message>
        <message>
            <source>Unit</source>
            <translation>Unit</translation>
        </message>
        <message>
            <source>Wages the employer owes (đồng)</source>
            <translation>Wages the employer owes (đồng)</translation>
        </message>
        <message>
            <source>What becomes of each section</source>
            <translation>What becomes of each section</translation>
        </message>
        <message>
            <source>What becomes of it</source>
            <translation>What becomes of it</translation>
        </message>
        <message>
            <source>What happened</source>
            <translation>What happened</translation>
        </message>
        <message>
            <source>What to change</source>
            <translation>What to change</translation>
        </message>
        <message>
            <source>What was left for later comes again the next time.</source>
            <translation>What was left for later comes again the next time.</translation>
        </message>
        <message>
            <source>What will happen</source>
            <translation>What will happen</translation>
        </message>
        <message>
            <source>Who</source>
            <translation>Who</translation>
        </message>
        <message>
            <source>Who is in the book as a member from the beginning has that as the first event, and only once.</source>
            <translation>Who is in the book as a member from the beginning has that as the first event, and only once.</translation>
        </message>
        <message>
            <source>Who leaves {section}</source>
            <translation>Who leaves {section}</translation>
        </message>
        <message>
            <source>Who may be entered twice</source>
            <translation>Who may be entered twice</translation>
        </message>
        <message>
            <source>Whom to change</source>
            <translation>Whom to change</translation>
        </message>
        <message>
            <source>Whose photo</source>
            <translation>Whose photo</translation>
        </message>
        <message>
            <source>Why</source>
            <translation>Why</translation>
        </message>
        <message>
            <source>Will change {count} people: {field} = {value}</source>
            <translation>Will change {count} people: {field} = {value}</translation>
        </message>
        <message>
            <source>With a labour contract</source>
            <translation>With a labour contract</translation>
        </message>
        <message>
            <source>Women</source>
            <translation>Women</translation>
        </message>
        <message>
            <source>Work</source>
            <translation>Work</translation>
        </message>
        <message>
            <source>Working here since</source>
            <translation>Working here since</translation>
        </message>
        <message>
            <source>Write Dự bị or Chính thức, or leave the cell empty.</source>
            <translation>Write Dự bị or Chính thức, or leave the cell empty.</translation>
        </message>
        <message>
            <source>Write in the column “Biến động” one of: {choices}.</source>
            <translation>Write in the column “Biến động” one of: {choices}.</translation>
        </message>
        <message>
            <source>Write one of: {choices}.</source>
            <translation>Write one of: {choices}.</translation>
        </message>
        <message>
            <source>Write relatives as: Con: Trần An (02/03/2015); Mẹ: Lê Thị Ba (1950).</source>
            <translation>Write relatives as: Con: Trần An (02/03/2015); Mẹ: Lê Thị Ba (1950).</translation>
        </message>
        <message>
            <source>Write the full date in the column “Ngày biến động”, such as 30/06/2025.</source>
            <translation>Write the full date in the column “Ngày biến động”, such as 30/06/2025.</translation>
        </message>
        <message>
            <source>Write the full date, such as 20/06/2025.</source>
            <translation>Write the full date, such as 20/06/2025.</translation>
        </message>
        <message>
            <source>Write the posts with their times in the column “Quá trình công tác công đoàn”.</source>
            <translation>Write the posts with their times in the column “Quá trình công tác công đoàn”.</translation>
        </message>
        <message>
            <source>Write Đang sinh hoạt, Tạm ngừng, Chuyển đi or the way the membership ended.</source>
            <translation>Write Đang sinh hoạt, Tạm ngừng, Chuyển đi or the way the membership ended.</translation>
        </message>
        <message>
            <source>Years in the union</source>
            <translation>Years in the union</translation>
        </message>
        <message>
            <source>a record of another list</source>
            <translation>a record of another list</translation>
        </message>
        <message>
            <source>correction</source>
            <translation>correction</translation>
        </message>
        <message>
            <source>day and month of birth swapped</source>
            <translation>day and month of birth swapped</translation>
        </message>
        <message>
            <source>delete</source>
            <translation>delete</translation>
        </message>
        <message>
            <source>edited since and left as it is: {what}</source>
            <translation>edited since and left as it is: {what}</translation>
        </message>
        <message>
            <source>gets another name</source>
            <translation>gets another name</translation>
        </message>
        <message>
            <source>gives some people away</source>
            <translation>gives some people away</translation>
        </message>
        <message>
            <source>is closed</source>
            <translation>is closed</translation>
        </message>
        <message>
            <source>joins another section</source>
            <translation>joins another section</translation>
        </message>
        <message>
            <source>new union above: {name}</source>
            <translation>new union above: {name}</translation>
        </message>
        <message>
            <source>no</source>
            <translation>no</translation>
        </message>
        <message>
            <source>no section</source>
            <translation>no section</translation>
        </message>
        <message>
            <source>of them women</source>
            <translation>of them women</translation>
        </message>
        <message>
            <source>one digit of the number differs</source>
            <translation>one digit of the number differs</translation>
        </message>
        <message>
            <source>pasted picture</source>
            <translation>pasted picture</translation>
        </message>
        <message>
            <source>same identity number</source>
            <translation>same identity number</translation>
        </message>
        <message>
            <source>same name and birth</source>
            <translation>same name and birth</translation>
        </message>
        <message>
            <source>same name and birth, but another identity number</source>
            <translation>same name and birth, but another identity number</translation>
        </message>
        <message>
            <source>same name, and too little is known to tell them apart</source>
            <translation>same name, and too little is known to tell them apart</translation>
        </message>
        <message>
            <source>same name, year of birth and section</source>
            <translation>same name, year of birth and section</translation>
        </message>
        <message>
            <source>same telephone, similar name</source>
            <translation>same telephone, similar name</translation>
        </message>
        <message>
            <source>stays as it is</source>
            <translation>stays as it is</translation>
        </message>
        <message>
            <source>the new member</source>
            <translation>the new member</translation>
        </message>
        <message>
            <source>without term, or for a term</source>
            <translation>without term, or for a term</translation>
        </message>
        <message>
            <source>women short of work</source>
            <translation>women short of work</translation>
        </message>
        <message>
            <source>yes</source>
            <translation>yes</translation>
        </message>
        <message>
            <source>{count} addresses renamed</source>
            <translation>{count} addresses renamed</translation>
        </message>
        <message>
            <source>{count} attached papers</source>
            <translation>{count} attached papers</translation>
        </message>
        <message>
            <source>{count} fields differ</source>
            <translation>{count} fields differ</translation>
        </message>
        <message>
            <source>{count} files</source>
            <translation>{count} files</translation>
        </message>
        <message>
            <source>{count} lines copied, identity numbers only in part. In full: {key}</source>
            <translation>{count} lines copied, identity numbers only in part. In full: {key}</translation>
        </message>
        <message>
            <source>{count} members</source>
            <translation>{count} members</translation>
        </message>
        <message>
            <source>{count} members are back</source>
            <translation>{count} members are back</translation>
        </message>
        <message>
            <source>{count} members were deleted</source>
            <translation>{count} members were deleted</translation>
        </message>
        <message>
            <source>{count} members, {women} of them women</source>
            <translation>{count} members, {women} of them women</translation>
        </message>
        <message>
            <source>{count} pairs</source>
            <translation>{count} pairs</translation>
        </message>
        <message>
            <source>{count} people change the section</source>
            <translation>{count} people change the section</translation>
        </message>
        <message>
            <source>{count} people chosen</source>
            <translation>{count} people chosen</translation>
        </message>
        <message>
            <source>{count} people got card numbers, {first} to {last}</source>
            <translation>{count} people got card numbers, {first} to {last}</translation>
        </message>
        <message>
            <source>{count} people: {section} from {day}</source>
            <translation>{count} people: {section} from {day}</translation>
        </message>
        <message>
            <source>{count} photos were kept</source>
            <translation>{count} photos were kept</translation>
        </message>
        <message>
            <source>{count} records of the second person go over to the first.</source>
            <translation>{count} records of the second person go over to the first.</translation>
        </message>
        <message>
            <source>{count} sections closed</source>
            <translation>{count} sections closed</translation>
        </message>
        <message>
            <source>{count} sections founded</source>
            <translation>{count} sections founded</translation>
        </message>
        <message>
            <source>{count} sections renamed</source>
            <translation>{count} sections renamed</translation>
        </message>
        <message>
            <source>{day} has not come yet. Enter the day on which it took effect.</source>
            <translation>{day} has not come yet. Enter the day on which it took effect.</translation>
        </message>
        <message>
            <source>{day} lies before the day this person joined the union.</source>
            <translation>{day} lies before the day this person joined the union.</translation>
        </message>
        <message>
            <source>{day}, by {officer}</source>
            <translation>{day}, by {officer}</translation>
        </message>
        <message>
            <source>{found} has not come yet. Please check the date.</source>
            <translation>{found} has not come yet. Please check the date.</translation>
        </message>
        <message>
            <source>{found} is the number of several people: {expected}. Please check whose it is.</source>
            <translation>{found} is the number of several people: {expected}. Please check whose it is.</translation>
        </message>
        <message>
            <source>{found}: a post cannot end before it begins.</source>
            <translation>{found}: a post cannot end before it begins.</translation>
        </message>
        <message>
            <source>{gone} was merged into {kept}</source>
            <translation>{gone} was merged into {kept}</translation>
        </message>
        <message>
            <source>{names}: name, numbers, birth, addresses, family and everything else that tells who this is will be gone from the book and from search, and cannot be brought back. What only counts stays under a random number, so that reports which were sent keep their figures. Backups and packages made before still have the data.</source>
            <translation>{names}: name, numbers, birth, addresses, family and everything else that tells who this is will be gone from the book and from search, and cannot be brought back. What only counts stays under a random number, so that reports which were sent keep their figures. Backups and packages made before still have the data.</translation>
        </message>
        <message>
            <source>{name} has been separated already, or the record that took it in has itself gone into another one: separate that one first.</source>
            <translation>{name} has been separated already, or the record that took it in has itself gone into another one: separate that one first.</translation>
        </message>
        <message>
            <source>{name} has {records} in the book. Delete is for people entered by mistake: the records stay, but the person is missing from every list. Whoever left the union is ended instead, so that last year's reports stay right.</source>
            <translation>{name} has {records} in the book. Delete is for people entered by mistake: the records stay, but the person is missing from every list. Whoever left the union is ended instead, so that last year's reports stay right.</translation>
        </message>
        <message>
            <source>{name} is a member. End the membership first; then the data can be deleted.</source>
            <translation>{name} is a member. End the membership first; then the data can be deleted.</translation>
        </message>
        <message>
            <source>{name} is in the book already with this number. Open that record?</source>
            <translation>{name} is in the book already with this number. Open that record?</translation>
        </message>
        <message>
            <source>{name} was added</source>
            <translation>{name} was added</translation>
        </message>
        <message>
            <source>{name} was changed</source>
            <translation>{name} was changed</translation>
        </message>
        <message>
            <source>{name} was merged with nobody.</source>
            <translation>{name} was merged with nobody.</translation>
        </message>
        <message>
            <source>{name}: {event} on {day}</source>
            <translation>{name}: {event} on {day}</translation>
        </message>
        <message>
            <source>{name}: {event} on {day} was deleted</source>
            <translation>{name}: {event} on {day} was deleted</translation>
        </message>
        <message>
            <source>{second} and {first} are two people again</source>
            <translation>{second} and {first} are two people again</translation>
        </message>
        <message>
            <source>{section} (closed)</source>
            <translation>{section} (closed)</translation>
        </message>
        <message>
            <source>{section} cannot go into itself. Choose another section.</source>
            <translation>{section} cannot go into itself. Choose another section.</translation>
        </message>
        <message>
            <source>{section} did not exist on {day}. Choose another day or section.</source>
            <translation>{section} did not exist on {day}. Choose another day or section.</translation>
        </message>
        <message>
            <source>{section}: choose who goes, and where to.</source>
            <translation>{section}: choose who goes, and where to.</translation>
        </message>
        <message>
            <source>{section}: what becomes of it is not clear.</source>
            <translation>{section}: what becomes of it is not clear.</translation>
        </message>
        <message>
            <source>{section}: write the new name, or the section that is joined.</source>
            <translation>{section}: write the new name, or the section that is joined.</translation>
        </message>
        <message>
            <source>{section}: {target} is closed by the same plan, so nobody can go there.</source>
            <translation>{section}: {target} is closed by the same plan, so nobody can go there.</translation>
        </message>
        <message>
            <source>{used} photos will be kept; {nobody} files fit nobody; {others} cannot be used.</source>
            <translation>{used} photos will be kept; {nobody} files fit nobody; {others} cannot be used.</translation>
        </message>
        <message>
            <source>{value} đồng a month is too little for a pay: it may be in thousands.</source>
            <translation>{value} đồng a month is too little for a pay: it may be in thousands.</translation>
        </message>
        <message>
            <source>{waiting} of those chosen have none and get numbers from this one on; used ones are passed over.</source>
            <translation>{waiting} of those chosen have none and get numbers from this one on; used ones are passed over.</translation>
        </message>
        <message>
            <source>{who}: no photo</source>
            <translation>{who}: no photo</translation>
        </message>
        <message>
            <source>{women} of them women, in {sections} sections</source>
            <translation>{women} of them women, in {sections} sections</translation>
        </message>
        <message>
            <source>“{found}” has digits in it. Please check the name.</source>
            <translation>“{found}” has digits in it. Please check the name.</translation>
        </message>
        <message>
            <source>“{found}” has letters in it. A number is wanted here, such as 0905123456; remarks belong into the note.</source>
            <translation>“{found}” has letters in it. A number is wanted here, such as 0905123456; remarks belong into the note.</translation>
        </message>
        <message>
            <source>“{found}” is no citizen's number: that has 12 digits. An old card has 9 digits, a passport begins with a letter.</source>
            <translation>“{found}” is no citizen's number: that has 12 digits. An old card has 9 digits, a passport begins with a letter.</translation>
        </message>
        <message>
            <source>“{found}” is no telephone number of Vietnam: a mobile number has 10 digits, such as 0905123456. It can be saved all the same.</source>
            <translation>“{found}” is no telephone number of Vietnam: a mobile number has 10 digits, such as 0905123456. It can be saved all the same.</translation>
        </message>
        <message>
            <source>“{found}” is none of the 54 ethnic groups as they are usually written. It can be kept.</source>
            <translation>“{found}” is none of the 54 ethnic groups as they are usually written. It can be kept.</translation>
        </message>
        <message>
            <source>“{found}” is not a name. Enter family, middle and given name.</source>
            <translation>“{found}” is not a name. Enter family, middle and given name.</translation>
        </message>
        <message>
            <source>“{found}” is one word. The family name or the given name may have been left out.</source>
            <translation>“{found}” is one word. The family name or the given name may have been left out.</translation>
        </message>
        <message>
            <source>“{found}” is the nationality. The ethnic group is most likely {expected}.</source>
            <translation>“{found}” is the nationality. The ethnic group is most likely {expected}.</translation>
        </message>
        <message>
            <source>“{found}” is usually written {expected}.</source>
            <translation>“{found}” is usually written {expected}.</translation>
        </message>
        <message>
            <source>“{number}” has no digits to count on from. Enter one such as 000123 or HN-0123.</source>
            <translation>“{number}” has no digits to count on from. Enter one such as 000123 or HN-0123.</translation>
        </message>
        <message>
            <source>“{part}” does not say who of the family it is.</source>
            <translation>“{part}” does not say who of the family it is.</translation>
        </message>
        <message>
            <source>“{text}” is no day. Write year, month and day, such as 2026-05-31.</source>
            <translation>“{text}” is no day. Write year, month and day, such as 2026-05-31.</translation>
        </message>
        <message>
            <source>“{text}” is no period. Write its first and last day, such as 2025-12-01/2026-05-31.</source>
            <translation>“{text}” is no period. Write its first and last day, such as 2025-12-01/2026-05-31.</translation>
        </message>
        <message>
            <source>“{text}” is not the code of a citizen's card.</source>
            <translation>“{text}” is not the code of a citizen's card.</translation>
        </message>
        <message>
            <source>“{text}” is not the code of a citizen's card: that has seven parts between upright lines (|).</source>
            <translation>“{text}” is not the code of a citizen's card: that has seven parts between upright lines (|).</translation>
        </message>
        <message>
            <source>“{text}” should be the 12 digits of the number. Turn the Vietnamese typing off (UniKey) and scan again.</source>
            <translation>“{text}” should be the 12 digits of the number. Turn the Vietnamese typing off (UniKey) and scan again.</translation>
        </message>
        <message>
            <source>“{value}” is no change of a membership.</source>
            <translation>“{value}” is no change of a membership.</translation>
        </message>
        <message>
            <source>“{value}” is no standing in the Party known here, so it was left out.</source>
            <translation>“{value}” is no standing in the Party known here, so it was left out.</translation>
        </message>
        <message>
            <source>“{value}” is only a year, so the column {field} was left empty.</source>
            <translation>“{value}” is only a year, so the column {field} was left empty.</translation>
        </message>
        <message>
            <source>“{value}” is schooling, so it goes under Học vấn.</source>
            <translation>“{value}” is schooling, so it goes under Học vấn.</translation>
        </message>
        <message>
            <source>“{value}” is usually written {usual}.</source>
            <translation>“{value}” is usually written {usual}.</translation>
        </message>
        <message>
            <source>“{value}” was left out: the post follows from the posts held: {held}.</source>
            <translation>“{value}” was left out: the post follows from the posts held: {held}.</translation>
        </message>
    </context>
    <context>
        <name>organization</name>
        <message>
            <source>1. Our union</source>
            <translation>1. Our union</translation>
        </message>
        <message>
            <source>2. The union above us</source>
            <translation>2. The union above us</translation>
        </message>
        <message>
            <source>3. Our sections</source>
            <translation>3. Our sections</translation>
        </message>
        <message>
            <source>300 invented people in a folder of their own; try everything.</source>
            <translation>300 invented people in a folder of their own; try everything.</translation>
        </message>
        <message>
            <source>4. The passphrase</source>
            <translation>4. The passphrase</translation>
        </message>
        <message>
            <source>A part of another computer's list of Tết gifts, with its sixteen digits.</source>
            <translation>A part of another computer's list of Tết gifts, with its sixteen digits.</translation>
        </message>
        <message>
            <source>Add section…</source>
            <translation>Add section…</translation>
        </message>
        <message>
            <source>Address</source>
            <translation>Address</translation>
        </message>
        <message>
            <source>Another name since (empty: a spelling put right)</source>
            <translation>Another name since (empty: a spelling put right)</translation>
        </message>
        <message>
            <source>As printed at the top of papers</source>
            <translation>As printed at the top of papers</translation>
        </message>
        <message>
            <source>As the union above gives it; a short word of your own will do.</source>
            <translation>As the union above gives it; a short word of your own will do.</translation>
        </message>
        <message>
            <source>Back</source>
            <translation>Back</translation>
        </message>
        <message>
            <source>Bring back a backup</source>
            <translation>Bring back a backup</translation>
        </message>
        <message>
            <source>Chair</source>
            <translation>Chair</translation>
        </message>
        <message>
            <source>Closed</source>
            <translation>Closed</translation>
        </message>
        <message>
            <source>Closed, last day {day}</source>
            <translation>Closed, last day {day}</translation>
        </message>
        <message>
            <source>Closed: no longer offered for members</source>
            <translation>Closed: no longer offered for members</translation>
        </message>
        <message>
            <source>Code</source>
            <translation>Code</translation>
        </message>
        <message>
            <source>Decision</source>
            <translation>Decision</translation>
        </message>
        <message>
            <source>E-mail</source>
            <translation>E-mail</translation>
        </message>
        <message>
            <source>Empty: the name in capitals.</source>
            <translation>Empty: the name in capitals.</translation>
        </message>
        <message>
            <source>First day of the section</source>
            <translation>First day of the section</translation>
        </message>
        <message>
            <source>Five minutes: name, union above, sections, passphrase.</source>
            <translation>Five minutes: name, union above, sections, passphrase.</translation>
        </message>
        <message>
            <source>From another computer or after a repair.</source>
            <translation>From another computer or after a repair.</translation>
        </message>
        <message>
            <source>It opens the book each time. Nobody can open the book without it, not even we: write it down and keep it in a sealed envelope.</source>
            <translation>It opens the book each time. Nobody can open the book without it, not even we: write it down and keep it in a sealed envelope.</translation>
        </message>
        <message>
            <source>Its code, when you know it</source>
            <translation>Its code, when you know it</translation>
        </message>
        <message>
            <source>Kind</source>
            <translation>Kind</translation>
        </message>
        <message>
            <source>Last day of the section</source>
            <translation>Last day of the section</translation>
        </message>
        <message>
            <source>Leader</source>
            <translation>Leader</translation>
        </message>
        <message>
            <source>Long enough.</source>
            <translation>Long enough.</translation>
        </message>
        <message>
            <source>Look at the sample union first</source>
            <translation>Look at the sample union first</translation>
        </message>
        <message>
            <source>Members are put into sections; an imported list adds its own by itself.</source>
            <translation>Members are put into sections; an imported list adds its own by itself.</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>Name</translation>
        </message>
        <message>
            <source>Name of the union</source>
            <translation>Name of the union</translation>
        </message>
        <message>
            <source>Name of the union above</source>
            <translation>Name of the union above</translation>
        </message>
        <message>
            <source>New section</source>
            <translation>New section</translation>
        </message>
        <message>
            <source>New superior…</source>
            <translation>New superior…</translation>
        </message>
        <message>
            <source>New union above</source>
            <translation>New union above</translation>
        </message>
        <message>
            <source>Next</source>
            <translation>Next</translation>
        </message>
        <message>
            <source>No sections yet</source>
            <translation>No sections yet</translation>
        </message>
        <message>
            <source>Number of the decision</source>
            <translation>Number of the decision</translation>
        </message>
        <message>
            <source>On every paper</source>
            <translation>On every paper</translation>
        </message>
        <message>
            <source>One section a line. An import adds the sections it finds by itself.</source>
            <translation>One section a line. An import adds the sections it finds by itself.</translation>
        </message>
        <message>
            <source>Open a hand-out desk from a file</source>
            <translation>Open a hand-out desk from a file</translation>
        </message>
        <message>
            <source>Our union</source>
            <translation>Our union</translation>
        </message>
        <message>
            <source>Papers are addressed to it, and packages are sent to it.</source>
            <translation>Papers are addressed to it, and packages are sent to it.</translation>
        </message>
        <message>
            <source>Papers of earlier days keep the old name.</source>
            <translation>Papers of earlier days keep the old name.</translation>
        </message>
        <message>
            <source>Passphrase</source>
            <translation>Passphrase</translation>
        </message>
        <message>
            <source>People employed, members or not</source>
            <translation>People employed, members or not</translation>
        </message>
        <message>
            <source>Place before the date of papers</source>
            <translation>Place before the date of papers</translation>
        </message>
        <message>
            <source>Rather short. Four words you know well are safe and easy.</source>
            <translation>Rather short. Four words you know well are safe and easy.</translation>
        </message>
        <message>
            <source>Re-organise the union…</source>
            <translation>Re-organise the union…</translation>
        </message>
        <message>
            <source>Save</source>
            <translation>Save</translation>
        </message>
        <message>
            <source>Section</source>
            <translation>Section</translation>
        </message>
        <message>
            <source>Sections</source>
            <translation>Sections</translation>
        </message>
        <message>
            <source>Sections, one a line</source>
            <translation>Sections, one a line</translation>
        </message>
        <message>
            <source>Set up</source>
            <translation>Set up</translation>
        </message>
        <message>
            <source>Set up our union</source>
            <translation>Set up our union</translation>
        </message>
        <message>
            <source>Since</source>
            <translation>Since</translation>
        </message>
        <message>
            <source>State</source>
            <translation>State</translation>
        </message>
        <message>
            <source>Superiors</source>
            <translation>Superiors</translation>
        </message>
        <message>
            <source>Sổ Công đoàn</source>
            <translation>Sổ Công đoàn</translation>
        </message>
        <message>
            <source>Tax code</source>
            <translation>Tax code</translation>
        </message>
        <message>
            <source>Telephone</source>
            <translation>Telephone</translation>
        </message>
        <message>
            <source>Term</source>
            <translation>Term</translation>
        </message>
        <message>
            <source>The book of your union on this computer: members, emulation, awards and Tết gifts, without a network. Everything is encrypted with your passphrase.</source>
            <translation>The book of your union on this computer: members, emulation, awards and Tết gifts, without a network. Everything is encrypted with your passphrase.</translation>
        </message>
        <message>
            <source>The name is printed on every paper, so write it as on your seal.</source>
            <translation>The name is printed on every paper, so write it as on your seal.</translation>
        </message>
        <message>
            <source>The new superior was added</source>
            <translation>The new superior was added</translation>
        </message>
        <message>
            <source>The same once more</source>
            <translation>The same once more</translation>
        </message>
        <message>
            <source>The section was added</source>
            <translation>The section was added</translation>
        </message>
        <message>
            <source>The section was changed</source>
            <translation>The section was changed</translation>
        </message>
        <message>
            <source>The superior was changed</source>
            <translation>The superior was changed</translation>
        </message>
        <message>
            <source>The two are not the same. Type both again.</source>
            <translation>The two are not the same. Type both again.</translation>
        </message>
        <message>
            <source>The union above is not known</source>
            <translation>The union above is not known</translation>
        </message>
        <message>
            <source>The union has not been set up yet. Start with the set-up.</source>
            <translation>The union has not been set up yet. Start with the set-up.</translation>
        </message>
        <message>
            <source>The union's page was saved</source>
            <translation>The union's page was saved</translation>
        </message>
        <message>
            <source>There is already a section called {name}.</source>
            <translation>There is already a section called {name}.</translation>
        </message>
        <message>
            <source>This data folder already belongs to {name}.</source>
            <translation>This data folder already belongs to {name}.</translation>
        </message>
        <message>
            <source>To whom you report today. It can change later; old papers keep the old name.</source>
            <translation>To whom you report today. It can change later; old papers keep the old name.</translation>
        </message>
        <message>
            <source>Union above</source>
            <translation>Union above</translation>
        </message>
        <message>
            <source>Unions above, over time</source>
            <translation>Unions above, over time</translation>
        </message>
        <message>
            <source>Until {day}: {name}</source>
            <translation>Until {day}: {name}</translation>
        </message>
        <message>
            <source>Welcome to Sổ Công đoàn</source>
            <translation>Welcome to Sổ Công đoàn</translation>
        </message>
        <message>
            <source>What stands here is printed on every paper. When the union above changes, add the new one with the day it begins: papers of earlier days keep the earlier name.</source>
            <translation>What stands here is printed on every paper. When the union above changes, add the new one with the day it begins: papers of earlier days keep the earlier name.</translation>
        </message>
        <message>
            <source>a list in square brackets</source>
            <translation>a list in square brackets</translation>
        </message>
        <message>
            <source>a table with entries</source>
            <translation>a table with entries</translation>
        </message>
        <message>
            <source>a text in quotation marks</source>
            <translation>a text in quotation marks</translation>
        </message>
        <message>
            <source>a whole number</source>
            <translation>a whole number</translation>
        </message>
        <message>
            <source>{count} sections</source>
            <translation>{count} sections</translation>
        </message>
        <message>
            <source>{name} cannot be above from {since} on: unions of that kind ended on {last_day}. Choose the union that took its place, or an earlier day.</source>
            <translation>{name} cannot be above from {since} on: unions of that kind ended on {last_day}. Choose the union that took its place, or an earlier day.</translation>
        </message>
        <message>
            <source>{name} cannot end on {until}, before it begins on {since}.</source>
            <translation>{name} cannot end on {until}, before it begins on {since}.</translation>
        </message>
        <message>
            <source>{name} ended on {day}: no paper names it any more. Add the union that took its place.</source>
            <translation>{name} ended on {day}: no paper names it any more. Add the union that took its place.</translation>
        </message>
        <message>
            <source>{path} is not a set-up file (TOML text in UTF-8).</source>
            <translation>{path} is not a set-up file (TOML text in UTF-8).</translation>
        </message>
        <message>
            <source>{path} is not a set-up file: line {value} is not written as TOML.</source>
            <translation>{path} is not a set-up file: line {value} is not written as TOML.</translation>
        </message>
        <message>
            <source>{path}: the entry {field} cannot be “{value}”. Choose one of: {expected}.</source>
            <translation>{path}: the entry {field} cannot be “{value}”. Choose one of: {expected}.</translation>
        </message>
        <message>
            <source>{path}: the entry {field} is missing or empty.</source>
            <translation>{path}: the entry {field} is missing or empty.</translation>
        </message>
        <message>
            <source>{path}: the entry {field} is not known. Known are: {expected}.</source>
            <translation>{path}: the entry {field} is not known. Known are: {expected}.</translation>
        </message>
        <message>
            <source>{path}: the entry {field} must be {expected}, not {value}.</source>
            <translation>{path}: the entry {field} must be {expected}, not {value}.</translation>
        </message>
    </context>
    <context>
        <name>reports</name>
        <message>
            <source> Is “{near}” meant?</source>
            <translation> Is “{near}” meant?</translation>
        </message>
        <message>
            <source>A blank that was bought</source>
            <translation>A blank that was bought</translation>
        </message>
        <message>
            <source>A brace in “{value}” lacks its other half ({field}).</source>
            <translation>A brace in “{value}” lacks its other half ({field}).</translation>
        </message>
        <message>
            <source>A frame on white paper</source>
            <translation>A frame on white paper</translation>
        </message>
        <message>
            <source>A paper cannot be saved as “.{format}”. Give the file a name that ends in {offered}.</source>
            <translation>A paper cannot be saved as “.{format}”. Give the file a name that ends in {offered}.</translation>
        </message>
        <message>
            <source>A, left edge to cross</source>
            <translation>A, left edge to cross</translation>
        </message>
        <message>
            <source>A4 lying: 297 × 210, A3 lying: 420 × 297. The texts go along.</source>
            <translation>A4 lying: 297 × 210, A3 lying: 420 × 297. The texts go along.</translation>
        </message>
        <message>
            <source>Add a text</source>
            <translation>Add a text</translation>
        </message>
        <message>
            <source>And {count} more.</source>
            <translation>And {count} more.</translation>
        </message>
        <message>
            <source>Another blank like this one</source>
            <translation>Another blank like this one</translation>
        </message>
        <message>
            <source>Another blank like this one…</source>
            <translation>Another blank like this one…</translation>
        </message>
        <message>
            <source>At least one text must be printed into the blank.</source>
            <translation>At least one text must be printed into the blank.</translation>
        </message>
        <message>
            <source>B, upper edge to cross</source>
            <translation>B, upper edge to cross</translation>
        </message>
        <message>
            <source>Back to the shipped layout</source>
            <translation>Back to the shipped layout</translation>
        </message>
        <message>
            <source>Back to the shipped one</source>
            <translation>Back to the shipped one</translation>
        </message>
        <message>
            <source>Black</source>
            <translation>Black</translation>
        </message>
        <message>
            <source>Blank</source>
            <translation>Blank</translation>
        </message>
        <message>
            <source>Bold</source>
            <translation>Bold</translation>
        </message>
        <message>
            <source>C, ruler across</source>
            <translation>C, ruler across</translation>
        </message>
        <message>
            <source>Campaign</source>
            <translation>Campaign</translation>
        </message>
        <message>
            <source>Capitals</source>
            <translation>Capitals</translation>
        </message>
        <message>
            <source>Choose a paper, then PDF to print and sign, Excel to work on the list, or Word to edit the text. The paper opens when it has been saved.</source>
            <translation>Choose a paper, then PDF to print and sign, Excel to work on the list, or Word to edit the text. The paper opens when it has been saved.</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>Close</translation>
        </message>
        <message>
            <source>Colour</source>
            <translation>Colour</translation>
        </message>
        <message>
            <source>D, ruler down</source>
            <translation>D, ruler down</translation>
        </message>
        <message>
            <source>Dark blue</source>
            <translation>Dark blue</translation>
        </message>
        <message>
            <source>Day</source>
            <translation>Day</translation>
        </message>
        <message>
            <source>Decision</source>
            <translation>Decision</translation>
        </message>
        <message>
            <source>Emblem for white paper…</source>
            <translation>Emblem for white paper…</translation>
        </message>
        <message>
            <source>Every printer is off by a millimetre or two. Print the measuring sheet on plain paper, measure A, B, C and D with a ruler, type them here and keep them. It is kept on this PC, for this printer.</source>
            <translation>Every printer is off by a millimetre or two. Print the measuring sheet on plain paper, measure A, B, C and D with a ruler, type them here and keep them. It is kept on this PC, for this printer.</translation>
        </message>
        <message>
            <source>Excel</source>
            <translation>Excel</translation>
        </message>
        <message>
            <source>Excel workbook (*.xlsx)</source>
            <translation>Excel workbook (*.xlsx)</translation>
        </message>
        <message>
            <source>For</source>
            <translation>For</translation>
        </message>
        <message>
            <source>For whom</source>
            <translation>For whom</translation>
        </message>
        <message>
            <source>From the left</source>
            <translation>From the left</translation>
        </message>
        <message>
            <source>From the top</source>
            <translation>From the top</translation>
        </message>
        <message>
            <source>Gold</source>
            <translation>Gold</translation>
        </message>
        <message>
            <source>Height</source>
            <translation>Height</translation>
        </message>
        <message>
            <source>Height of the sheet</source>
            <translation>Height of the sheet</translation>
        </message>
        <message>
            <source>Insert a place</source>
            <translation>Insert a place</translation>
        </message>
        <message>
            <source>Italic</source>
            <translation>Italic</translation>
        </message>
        <message>
            <source>Keep for this printer</source>
            <translation>Keep for this printer</translation>
        </message>
        <message>
            <source>Keep the changes (Ctrl+S)</source>
            <translation>Keep the changes (Ctrl+S)</translation>
        </message>
        <message>
            <source>Kept for {printer} on this PC.</source>
            <translation>Kept for {printer} on this PC.</translation>
        </message>
        <message>
            <source>Laying out “{title}”</source>
            <translation>Laying out “{title}”</translation>
        </message>
        <message>
            <source>Layout</source>
            <translation>Layout</translation>
        </message>
        <message>
            <source>Layout of a blank</source>
            <translation>Layout of a blank</translation>
        </message>
        <message>
            <source>Left</source>
            <translation>Left</translation>
        </message>
        <message>
            <source>Lines at most</source>
            <translation>Lines at most</translation>
        </message>
        <message>
            <source>Look at it</source>
            <translation>Look at it</translation>
        </message>
        <message>
            <source>Measuring sheet</source>
            <translation>Measuring sheet</translation>
        </message>
        <message>
            <source>Measuring sheet…</source>
            <translation>Measuring sheet…</translation>
        </message>
        <message>
            <source>Middle</source>
            <translation>Middle</translation>
        </message>
        <message>
            <source>Moved {right} mm to the right and {down} mm down; {across} % across, {downwards} % down.</source>
            <translation>Moved {right} mm to the right and {down} mm down; {across} % across, {downwards} % down.</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>Name</translation>
        </message>
        <message>
            <source>Name, paper and frame…</source>
            <translation>Name, paper and frame…</translation>
        </message>
        <message>
            <source>Next page</source>
            <translation>Next page</translation>
        </message>
        <message>
            <source>Next sheet</source>
            <translation>Next sheet</translation>
        </message>
        <message>
            <source>No part of the program offers one.</source>
            <translation>No part of the program offers one.</translation>
        </message>
        <message>
            <source>Nothing begun yet: begin it on its own screen</source>
            <translation>Nothing begun yet: begin it on its own screen</translation>
        </message>
        <message>
            <source>Nothing is corrected.</source>
            <translation>Nothing is corrected.</translation>
        </message>
        <message>
            <source>On the blank already</source>
            <translation>On the blank already</translation>
        </message>
        <message>
            <source>Open the paper when it has been saved</source>
            <translation>Open the paper when it has been saved</translation>
        </message>
        <message>
            <source>PDF</source>
            <translation>PDF</translation>
        </message>
        <message>
            <source>PDF file, to print and sign (*.pdf)</source>
            <translation>PDF file, to print and sign (*.pdf)</translation>
        </message>
        <message>
            <source>PDF of all {count}… (Ctrl+P)</source>
            <translation>PDF of all {count}… (Ctrl+P)</translation>
        </message>
        <message>
            <source>PDF of the {count} chosen…</source>
            <translation>PDF of the {count} chosen…</translation>
        </message>
        <message>
            <source>Page before</source>
            <translation>Page before</translation>
        </message>
        <message>
            <source>Page {number} of {count}</source>
            <translation>Page {number} of {count}</translation>
        </message>
        <message>
            <source>Paper</source>
            <translation>Paper</translation>
        </message>
        <message>
            <source>Papers</source>
            <translation>Papers</translation>
        </message>
        <message>
            <source>Parts of printing</source>
            <translation>Parts of printing</translation>
        </message>
        <message>
            <source>People</source>
            <translation>People</translation>
        </message>
        <message>
            <source>Period</source>
            <translation>Period</translation>
        </message>
        <message>
            <source>Pictures</source>
            <translation>Pictures</translation>
        </message>
        <message>
            <source>Place in the template</source>
            <translation>Place in the template</translation>
        </message>
        <message>
            <source>Places of the template</source>
            <translation>Places of the template</translation>
        </message>
        <message>
            <source>Printed on</source>
            <translation>Printed on</translation>
        </message>
        <message>
            <source>Printed on white paper only</source>
            <translation>Printed on white paper only</translation>
        </message>
        <message>
            <source>Printer</source>
            <translation>Printer</translation>
        </message>
        <message>
            <source>Read a layout from a file…</source>
            <translation>Read a layout from a file…</translation>
        </message>
        <message>
            <source>Receipt</source>
            <translation>Receipt</translation>
        </message>
        <message>
            <source>Red</source>
            <translation>Red</translation>
        </message>
        <message>
            <source>Remove the emblem</source>
            <translation>Remove the emblem</translation>
        </message>
        <message>
            <source>Remove the scan</source>
            <translation>Remove the scan</translation>
        </message>
        <message>
            <source>Remove this layout</source>
            <translation>Remove this layout</translation>
        </message>
        <message>
            <source>Remove this text</source>
            <translation>Remove this text</translation>
        </message>
        <message>
            <source>Right</source>
            <translation>Right</translation>
        </message>
        <message>
            <source>Save a template, change its look and words in Word but keep the places in braces, then put it back. From then on the paper in Word is made with it; the PDF stays as it is.</source>
            <translation>Save a template, change its look and words in Word but keep the places in braces, then put it back. From then on the paper in Word is made with it; the PDF stays as it is.</translation>
        </message>
        <message>
            <source>Save the template… (Ctrl+S)</source>
            <translation>Save the template… (Ctrl+S)</translation>
        </message>
        <message>
            <source>Saved: {file}</source>
            <translation>Saved: {file}</translation>
        </message>
        <message>
            <source>Saved: {file}. Print it at 100 % (Actual size), never fitted to the page.</source>
            <translation>Saved: {file}. Print it at 100 % (Actual size), never fitted to the page.</translation>
        </message>
        <message>
            <source>Scan of the blank, to place by…</source>
            <translation>Scan of the blank, to place by…</translation>
        </message>
        <message>
            <source>Sheet before</source>
            <translation>Sheet before</translation>
        </message>
        <message>
            <source>Size</source>
            <translation>Size</translation>
        </message>
        <message>
            <source>Size of the letters</source>
            <translation>Size of the letters</translation>
        </message>
        <message>
            <source>Stands</source>
            <translation>Stands</translation>
        </message>
        <message>
            <source>Step back (Ctrl+Z)</source>
            <translation>Step back (Ctrl+Z)</translation>
        </message>
        <message>
            <source>Step forward (Ctrl+Y)</source>
            <translation>Step forward (Ctrl+Y)</translation>
        </message>
        <message>
            <source>Template in use</source>
            <translation>Template in use</translation>
        </message>
        <message>
            <source>Text</source>
            <translation>Text</translation>
        </message>
        <message>
            <source>Text on the sheet</source>
            <translation>Text on the sheet</translation>
        </message>
        <message>
            <source>Texts</source>
            <translation>Texts</translation>
        </message>
        <message>
            <source>The emblem was kept. It is printed on white paper only.</source>
            <translation>The emblem was kept. It is printed on white paper only.</translation>
        </message>
        <message>
            <source>The layout was read from {file}</source>
            <translation>The layout was read from {file}</translation>
        </message>
        <message>
            <source>The layout “{title}” was added</source>
            <translation>The layout “{title}” was added</translation>
        </message>
        <message>
            <source>The layout “{title}” was kept</source>
            <translation>The layout “{title}” was kept</translation>
        </message>
        <message>
            <source>The layout “{title}” was removed</source>
            <translation>The layout “{title}” was removed</translation>
        </message>
        <message>
            <source>The paper was saved, but no program here opens it: {file}</source>
            <translation>The paper was saved, but no program here opens it: {file}</translation>
        </message>
        <message>
            <source>The picture was removed</source>
            <translation>The picture was removed</translation>
        </message>
        <message>
            <source>The rulers came out at {percent} % of their length: the page was fitted to the paper. Print the sheet again with “Actual size” or 100 %, then measure again.</source>
            <translation>The rulers came out at {percent} % of their length: the page was fitted to the paper. Print the sheet again with “Actual size” or 100 %, then measure again.</translation>
        </message>
        <message>
            <source>The same, corrected…</source>
            <translation>The same, corrected…</translation>
        </message>
        <message>
            <source>The scan was kept. It is never printed.</source>
            <translation>The scan was kept. It is never printed.</translation>
        </message>
        <message>
            <source>The sheet</source>
            <translation>The sheet</translation>
        </message>
        <message>
            <source>There are no papers yet</source>
            <translation>There are no papers yet</translation>
        </message>
        <message>
            <source>There is no list called “{name}”. These exist: {offered}.</source>
            <translation>There is no list called “{name}”. These exist: {offered}.</translation>
        </message>
        <message>
            <source>There is no paper called “{name}”. These exist: {offered}.</source>
            <translation>There is no paper called “{name}”. These exist: {offered}.</translation>
        </message>
        <message>
            <source>There is no place called “{value}” ({field}). Places are: {expected}.</source>
            <translation>There is no place called “{value}” ({field}). Places are: {expected}.</translation>
        </message>
        <message>
            <source>This paper is about a campaign; there is none yet.</source>
            <translation>This paper is about a campaign; there is none yet.</translation>
        </message>
        <message>
            <source>Use my own… (Ins)</source>
            <translation>Use my own… (Ins)</translation>
        </message>
        <message>
            <source>What can be done with the layout</source>
            <translation>What can be done with the layout</translation>
        </message>
        <message>
            <source>What is printed</source>
            <translation>What is printed</translation>
        </message>
        <message>
            <source>What stands there, for example</source>
            <translation>What stands there, for example</translation>
        </message>
        <message>
            <source>White paper, everything</source>
            <translation>White paper, everything</translation>
        </message>
        <message>
            <source>Whole page</source>
            <translation>Whole page</translation>
        </message>
        <message>
            <source>Whole width</source>
            <translation>Whole width</translation>
        </message>
        <message>
            <source>Whom sheets are printed for</source>
            <translation>Whom sheets are printed for</translation>
        </message>
        <message>
            <source>Width</source>
            <translation>Width</translation>
        </message>
        <message>
            <source>Width of the sheet</source>
            <translation>Width of the sheet</translation>
        </message>
        <message>
            <source>Word</source>
            <translation>Word</translation>
        </message>
        <message>
            <source>Word paper, to edit (*.docx)</source>
            <translation>Word paper, to edit (*.docx)</translation>
        </message>
        <message>
            <source>Word templates</source>
            <translation>Word templates</translation>
        </message>
        <message>
            <source>Word templates…</source>
            <translation>Word templates…</translation>
        </message>
        <message>
            <source>Write the layout into a file…</source>
            <translation>Write the layout into a file…</translation>
        </message>
        <message>
            <source>Writing “{title}”</source>
            <translation>Writing “{title}”</translation>
        </message>
        <message>
            <source>a list in square brackets</source>
            <translation>a list in square brackets</translation>
        </message>
        <message>
            <source>a number</source>
            <translation>a number</translation>
        </message>
        <message>
            <source>a paragraph for each; ends with {end}</source>
            <translation>a paragraph for each; ends with {end}</translation>
        </message>
        <message>
            <source>a row of the table for each; ends with {end}</source>
            <translation>a row of the table for each; ends with {end}</translation>
        </message>
        <message>
            <source>a table with entries</source>
            <translation>a table with entries</translation>
        </message>
        <message>
            <source>a text in quotation marks</source>
            <translation>a text in quotation marks</translation>
        </message>
        <message>
            <source>a whole number</source>
            <translation>a whole number</translation>
        </message>
        <message>
            <source>nobody</source>
            <translation>nobody</translation>
        </message>
        <message>
            <source>not chosen, nothing corrected</source>
            <translation>not chosen, nothing corrected</translation>
        </message>
        <message>
            <source>of the program</source>
            <translation>of the program</translation>
        </message>
        <message>
            <source>true or false</source>
            <translation>true or false</translation>
        </message>
        <message>
            <source>your own: {file}, {day}</source>
            <translation>your own: {file}, {day}</translation>
        </message>
        <message>
            <source>{count} papers</source>
            <translation>{count} papers</translation>
        </message>
        <message>
            <source>{count} places</source>
            <translation>{count} places</translation>
        </message>
        <message>
            <source>{count} sheets</source>
            <translation>{count} sheets</translation>
        </message>
        <message>
            <source>{count} templates</source>
            <translation>{count} templates</translation>
        </message>
        <message>
            <source>{label}: {x} mm from the left, {y} mm from the top, {width} × {height} mm</source>
            <translation>{label}: {x} mm from the left, {y} mm from the top, {width} × {height} mm</translation>
        </message>
        <message>
            <source>{millimetres} mm is too far off for a printer. Look how the paper lies in the tray, and measure again.</source>
            <translation>{millimetres} mm is too far off for a printer. Look how the paper lies in the tray, and measure again.</translation>
        </message>
        <message>
            <source>{name} (not measured)</source>
            <translation>{name} (not measured)</translation>
        </message>
        <message>
            <source>{number} of {count}</source>
            <translation>{number} of {count}</translation>
        </message>
        <message>
            <source>{paper} is made with the shipped template again</source>
            <translation>{paper} is made with the shipped template again</translation>
        </message>
        <message>
            <source>{paper} is made with your own template now</source>
            <translation>{paper} is made with your own template now</translation>
        </message>
        <message>
            <source>{path} cannot be used as a layout.</source>
            <translation>{path} cannot be used as a layout.</translation>
        </message>
        <message>
            <source>{path} is a layout for another paper ({value}).</source>
            <translation>{path} is a layout for another paper ({value}).</translation>
        </message>
        <message>
            <source>{path} is not a layout (TOML text in UTF-8).</source>
            <translation>{path} is not a layout (TOML text in UTF-8).</translation>
        </message>
        <message>
            <source>{path} is not a layout: line {value} is not written as TOML.</source>
            <translation>{path} is not a layout: line {value} is not written as TOML.</translation>
        </message>
        <message>
            <source>{path}: the entry {field} cannot be “{value}”. Choose one of: {expected}.</source>
            <translation>{path}: the entry {field} cannot be “{value}”. Choose one of: {expected}.</translation>
        </message>
        <message>
            <source>{path}: the entry {field} is missing or empty.</source>
            <translation>{path}: the entry {field} is missing or empty.</translation>
        </message>
        <message>
            <source>{path}: the entry {field} is not known. Known are: {expected}.</source>
            <translation>{path}: the entry {field} is not known. Known are: {expected}.</translation>
        </message>
        <message>
            <source>{path}: the entry {field} is {value}; it may be at most {expected}.</source>
            <translation>{path}: the entry {field} is {value}; it may be at most {expected}.</translation>
        </message>
        <message>
            <source>{path}: the entry {field} is {value}; it must be at least {expected}.</source>
            <translation>{path}: the entry {field} is {value}; it must be at least {expected}.</translation>
        </message>
        <message>
            <source>{path}: the entry {field} must be a length in mm, not {value}.</source>
            <translation>{path}: the entry {field} must be a length in mm, not {value}.</translation>
        </message>
        <message>
            <source>{path}: the entry {field} must be {expected}, not {value}.</source>
            <translation>{path}: the entry {field} must be {expected}, not {value}.</translation>
        </message>
        <message>
            <source>{path}: the text of {field} reaches to {value} mm, but the sheet ends at {expected} mm.</source>
            <translation>{path}: the text of {field} reaches to {value} mm, but the sheet ends at {expected} mm.</translation>
        </message>
        <message>
            <source>{path}: two texts are called “{value}” ({field}).</source>
            <translation>{path}: two texts are called “{value}” ({field}).</translation>
        </message>
        <message>
            <source>{path}: {field} has {value} letters; it may have at most {expected}.</source>
            <translation>{path}: {field} has {value} letters; it may have at most {expected}.</translation>
        </message>
        <message>
            <source>{path}: {value} texts are too many; a layout has at most {expected}.</source>
            <translation>{path}: {value} texts are too many; a layout has at most {expected}.</translation>
        </message>
        <message>
            <source>{path}: “{value}” cannot be the code of a layout. Use small letters without marks, digits and -.</source>
            <translation>{path}: “{value}” cannot be the code of a layout. Use small letters without marks, digits and -.</translation>
        </message>
        <message>
            <source>{path}: “{value}” is no colour ({field}). Write it as #b3121d.</source>
            <translation>{path}: “{value}” is no colour ({field}). Write it as #b3121d.</translation>
        </message>
        <message>
            <source>{place}. Long here: letters of {size} instead of {wanted}.</source>
            <translation>{place}. Long here: letters of {size} instead of {wanted}.</translation>
        </message>
        <message>
            <source>{title} (your own)</source>
            <translation>{title} (your own)</translation>
        </message>
        <message>
            <source>{title}, another</source>
            <translation>{title}, another</translation>
        </message>
        <message>
            <source>{title}, look at it</source>
            <translation>{title}, look at it</translation>
        </message>
        <message>
            <source>{title}, save as {format}</source>
            <translation>{title}, save as {format}</translation>
        </message>
        <message>
            <source>“{name}” cannot be read as a Word template. Begin again from the saved one.</source>
            <translation>“{name}” cannot be read as a Word template. Begin again from the saved one.</translation>
        </message>
        <message>
            <source>“{name}” fetches something from outside (a linked template, picture or object). Break the link.</source>
            <translation>“{name}” fetches something from outside (a linked template, picture or object). Break the link.</translation>
        </message>
        <message>
            <source>“{name}” is no Word file (.docx). Save it in Word as .docx and try again.</source>
            <translation>“{name}” is no Word file (.docx). Save it in Word as .docx and try again.</translation>
        </message>
        <message>
            <source>“{name}” is not made as {format}. Choose {offered}.</source>
            <translation>“{name}” is not made as {format}. Choose {offered}.</translation>
        </message>
        <message>
            <source>“{name}” is too large for a template. Take out pictures, then try again.</source>
            <translation>“{name}” is too large for a template. Take out pictures, then try again.</translation>
        </message>
        <message>
            <source>“{name}”, line {line}: a “for” or “if” lacks its “endfor” or “endif”, or the other way.</source>
            <translation>“{name}”, line {line}: a “for” or “if” lacks its “endfor” or “endif”, or the other way.</translation>
        </message>
        <message>
            <source>“{name}”, line {line}: there is no place called “{place}”.{near}</source>
            <translation>“{name}”, line {line}: there is no place called “{place}”.{near}</translation>
        </message>
        <message>
            <source>“{name}”, line {line}: “{place}” is one text, so nothing can be repeated.</source>
            <translation>“{name}”, line {line}: “{place}” is one text, so nothing can be repeated.</translation>
        </message>
        <message>
            <source>“{name}”, line {line}: “{place}” may not stand in a template.</source>
            <translation>“{name}”, line {line}: “{place}” may not stand in a template.</translation>
        </message>
        <message>
            <source>“{title}” is the shipped layout again</source>
            <translation>“{title}” is the shipped layout again</translation>
        </message>
    </context>
    <context>
        <name>shell</name>
        <message>
            <source>A report without personal data was written to {file}. Please send it to support.</source>
            <translation>A report without personal data was written to {file}. Please send it to support.</translation>
        </message>
        <message>
            <source>A text is too long; please shorten it.</source>
            <translation>A text is too long; please shorten it.</translation>
        </message>
        <message>
            <source>About the program</source>
            <translation>About the program</translation>
        </message>
        <message>
            <source>Added on</source>
            <translation>Added on</translation>
        </message>
        <message>
            <source>Add… (Ins)</source>
            <translation>Add… (Ins)</translation>
        </message>
        <message>
            <source>Another program is using the data. Close it, then try again.</source>
            <translation>Another program is using the data. Close it, then try again.</translation>
        </message>
        <message>
            <source>Attached files already take {kept} MB; more than {most} MB would be too much for a backup. Remove papers that are no longer needed, or keep scans smaller.</source>
            <translation>Attached files already take {kept} MB; more than {most} MB would be too much for a backup. Remove papers that are no longer needed, or keep scans smaller.</translation>
        </message>
        <message>
            <source>Attaching files</source>
            <translation>Attaching files</translation>
        </message>
        <message>
            <source>Caps Lock was pressed: check the small light on the keyboard.</source>
            <translation>Caps Lock was pressed: check the small light on the keyboard.</translation>
        </message>
        <message>
            <source>Care</source>
            <translation>Care</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>Close</translation>
        </message>
        <message>
            <source>Close without saving</source>
            <translation>Close without saving</translation>
        </message>
        <message>
            <source>Ctrl+K: type what to do, without marks. F1: help for the screen.</source>
            <translation>Ctrl+K: type what to do, without marks. F1: help for the screen.</translation>
        </message>
        <message>
            <source>Data</source>
            <translation>Data</translation>
        </message>
        <message>
            <source>Do again</source>
            <translation>Do again</translation>
        </message>
        <message>
            <source>Done again: {deed}</source>
            <translation>Done again: {deed}</translation>
        </message>
        <message>
            <source>Each tile shows what matters today. Click it, or press Enter on it, to go there.</source>
            <translation>Each tile shows what matters today. Click it, or press Enter on it, to go there.</translation>
        </message>
        <message>
            <source>Emulation and awards</source>
            <translation>Emulation and awards</translation>
        </message>
        <message>
            <source>File</source>
            <translation>File</translation>
        </message>
        <message>
            <source>Find in the list</source>
            <translation>Find in the list</translation>
        </message>
        <message>
            <source>Help</source>
            <translation>Help</translation>
        </message>
        <message>
            <source>Help for this screen</source>
            <translation>Help for this screen</translation>
        </message>
        <message>
            <source>Home</source>
            <translation>Home</translation>
        </message>
        <message>
            <source>It was stopped; nothing was changed.</source>
            <translation>It was stopped; nothing was changed.</translation>
        </message>
        <message>
            <source>Keep typing</source>
            <translation>Keep typing</translation>
        </message>
        <message>
            <source>Keys</source>
            <translation>Keys</translation>
        </message>
        <message>
            <source>Last backup: {when}</source>
            <translation>Last backup: {when}</translation>
        </message>
        <message>
            <source>Lists</source>
            <translation>Lists</translation>
        </message>
        <message>
            <source>Load again</source>
            <translation>Load again</translation>
        </message>
        <message>
            <source>More</source>
            <translation>More</translation>
        </message>
        <message>
            <source>Never backed up</source>
            <translation>Never backed up</translation>
        </message>
        <message>
            <source>No files here yet</source>
            <translation>No files here yet</translation>
        </message>
        <message>
            <source>No program here opens such a file. Save a copy and take it to one that does.</source>
            <translation>No program here opens such a file. Save a copy and take it to one that does.</translation>
        </message>
        <message>
            <source>Nothing was written to “{file}”: a file stands there, not a folder. Choose a folder.</source>
            <translation>Nothing was written to “{file}”: a file stands there, not a folder. Choose a folder.</translation>
        </message>
        <message>
            <source>Officer: {name}</source>
            <translation>Officer: {name}</translation>
        </message>
        <message>
            <source>Open</source>
            <translation>Open</translation>
        </message>
        <message>
            <source>Open (Enter)</source>
            <translation>Open (Enter)</translation>
        </message>
        <message>
            <source>Open a hand-out desk from a file…</source>
            <translation>Open a hand-out desk from a file…</translation>
        </message>
        <message>
            <source>Opening…</source>
            <translation>Opening…</translation>
        </message>
        <message>
            <source>Organization</source>
            <translation>Organization</translation>
        </message>
        <message>
            <source>Papers and pictures</source>
            <translation>Papers and pictures</translation>
        </message>
        <message>
            <source>Passphrase</source>
            <translation>Passphrase</translation>
        </message>
        <message>
            <source>Passphrase forgotten?</source>
            <translation>Passphrase forgotten?</translation>
        </message>
        <message>
            <source>Paste from Excel…</source>
            <translation>Paste from Excel…</translation>
        </message>
        <message>
            <source>Quit</source>
            <translation>Quit</translation>
        </message>
        <message>
            <source>Remove</source>
            <translation>Remove</translation>
        </message>
        <message>
            <source>Reports</source>
            <translation>Reports</translation>
        </message>
        <message>
            <source>Rows copied in Excel are shown first; nothing is written before you agree</source>
            <translation>Rows copied in Excel are shown first; nothing is written before you agree</translation>
        </message>
        <message>
            <source>SAMPLE DATA: nothing here is real, try everything</source>
            <translation>SAMPLE DATA: nothing here is real, try everything</translation>
        </message>
        <message>
            <source>Save a copy…</source>
            <translation>Save a copy…</translation>
        </message>
        <message>
            <source>Saved: {file}</source>
            <translation>Saved: {file}</translation>
        </message>
        <message>
            <source>Show what is typed</source>
            <translation>Show what is typed</translation>
        </message>
        <message>
            <source>Size</source>
            <translation>Size</translation>
        </message>
        <message>
            <source>Something in the program went wrong. What was typed is still on the screen, and what was saved is safe. Please save again; if it happens once more, close the program and open it again.</source>
            <translation>Something in the program went wrong. What was typed is still on the screen, and what was saved is safe. Please save again; if it happens once more, close the program and open it again.</translation>
        </message>
        <message>
            <source>Something that must be filled in is empty.</source>
            <translation>Something that must be filled in is empty.</translation>
        </message>
        <message>
            <source>System</source>
            <translation>System</translation>
        </message>
        <message>
            <source>Sổ Công đoàn</source>
            <translation>Sổ Công đoàn</translation>
        </message>
        <message>
            <source>Take back</source>
            <translation>Take back</translation>
        </message>
        <message>
            <source>Taken back: {deed}</source>
            <translation>Taken back: {deed}</translation>
        </message>
        <message>
            <source>That is not the address of a server. It looks like postgresql+psycopg://USER:PASSWORD@SERVER/DATABASE; in the password write %40 for @, %3A for : and %2F for /.</source>
            <translation>That is not the address of a server. It looks like postgresql+psycopg://USER:PASSWORD@SERVER/DATABASE; in the password write %40 for @, %3A for : and %2F for /.</translation>
        </message>
        <message>
            <source>The data file cannot be written. Check that its folder is not read-only.</source>
            <translation>The data file cannot be written. Check that its folder is not read-only.</translation>
        </message>
        <message>
            <source>The data file is damaged. Restore the latest backup; do not delete this file.</source>
            <translation>The data file is damaged. Restore the latest backup; do not delete this file.</translation>
        </message>
        <message>
            <source>The data file is not in its folder, though its keys are. Restore the latest backup; delete nothing there.</source>
            <translation>The data file is not in its folder, though its keys are. Restore the latest backup; delete nothing there.</translation>
        </message>
        <message>
            <source>The data was written by a newer version of this program. Install that version; nothing was touched.</source>
            <translation>The data was written by a newer version of this program. Install that version; nothing was touched.</translation>
        </message>
        <message>
            <source>The disk is full, so nothing was saved. Free some space, then try again.</source>
            <translation>The disk is full, so nothing was saved. Free some space, then try again.</translation>
        </message>
        <message>
            <source>The passphrase is not right, or the data file belongs to another key.</source>
            <translation>The passphrase is not right, or the data file belongs to another key.</translation>
        </message>
        <message>
            <source>The server {server} did not open the database “{database}”. Check the user name, the password and the name of the database.</source>
            <translation>The server {server} did not open the database “{database}”. Check the user name, the password and the name of the database.</translation>
        </message>
        <message>
            <source>The server {server} does not answer. Check its name, its port and the network, then try again.</source>
            <translation>The server {server} does not answer. Check its name, its port and the network, then try again.</translation>
        </message>
        <message>
            <source>This could not be done ({code}).</source>
            <translation>This could not be done ({code}).</translation>
        </message>
        <message>
            <source>This record is no longer there. Load the list again (F5).</source>
            <translation>This record is no longer there. Load the list again (F5).</translation>
        </message>
        <message>
            <source>This record was changed elsewhere meanwhile. Open it again, so that no change is lost.</source>
            <translation>This record was changed elsewhere meanwhile. Open it again, so that no change is lost.</translation>
        </message>
        <message>
            <source>Tools</source>
            <translation>Tools</translation>
        </message>
        <message>
            <source>Type the passphrase first.</source>
            <translation>Type the passphrase first.</translation>
        </message>
        <message>
            <source>Type what to do</source>
            <translation>Type what to do</translation>
        </message>
        <message>
            <source>Type what to do, marks are not needed…</source>
            <translation>Type what to do, marks are not needed…</translation>
        </message>
        <message>
            <source>Type what to do…</source>
            <translation>Type what to do…</translation>
        </message>
        <message>
            <source>Type what to do…  Ctrl+K</source>
            <translation>Type what to do…  Ctrl+K</translation>
        </message>
        <message>
            <source>Up to 20 MB a file, kept encrypted. Drop files here, or press Ins.</source>
            <translation>Up to 20 MB a file, kept encrypted. Drop files here, or press Ins.</translation>
        </message>
        <message>
            <source>Version {version}

Keeps members, emulation, awards and Tết gifts of a grassroots union on this machine alone. Nothing is sent over the network.

Licence: Apache 2.0. Fonts: Be Vietnam Pro, Liberation Serif (OFL). Icons: Lucide (ISC). Window: Qt (LGPL 3).</source>
            <translation>Version {version}

Keeps members, emulation, awards and Tết gifts of a grassroots union on this machine alone. Nothing is sent over the network.

Licence: Apache 2.0. Fonts: Be Vietnam Pro, Liberation Serif (OFL). Icons: Lucide (ISC). Window: Qt (LGPL 3).</translation>
        </message>
        <message>
            <source>What about</source>
            <translation>What about</translation>
        </message>
        <message>
            <source>What can be done</source>
            <translation>What can be done</translation>
        </message>
        <message>
            <source>What it is</source>
            <translation>What it is</translation>
        </message>
        <message>
            <source>What it is… (F2)</source>
            <translation>What it is… (F2)</translation>
        </message>
        <message>
            <source>What was typed in “{title}” has not been saved. Close the program all the same?</source>
            <translation>What was typed in “{title}” has not been saved. Close the program all the same?</translation>
        </message>
        <message>
            <source>Work</source>
            <translation>Work</translation>
        </message>
        <message>
            <source>Writing {file}</source>
            <translation>Writing {file}</translation>
        </message>
        <message>
            <source>open</source>
            <translation>open</translation>
        </message>
        <message>
            <source>{count} files</source>
            <translation>{count} files</translation>
        </message>
        <message>
            <source>{count} files were attached</source>
            <translation>{count} files were attached</translation>
        </message>
        <message>
            <source>{count} files were named anew</source>
            <translation>{count} files were named anew</translation>
        </message>
        <message>
            <source>{count} files were removed (Ctrl+Z)</source>
            <translation>{count} files were removed (Ctrl+Z)</translation>
        </message>
        <message>
            <source>{count} records were edited since and stay as they are.</source>
            <translation>{count} records were edited since and stay as they are.</translation>
        </message>
        <message>
            <source>{detail} holds something else than this program's data, or another union's. Nothing was touched.</source>
            <translation>{detail} holds something else than this program's data, or another union's. Nothing was touched.</translation>
        </message>
        <message>
            <source>{value} is after today.</source>
            <translation>{value} is after today.</translation>
        </message>
        <message>
            <source>“{file}” came back different from the disk. Do not use it; choose another disk or USB stick.</source>
            <translation>“{file}” came back different from the disk. Do not use it; choose another disk or USB stick.</translation>
        </message>
        <message>
            <source>“{file}” cannot be read. Check that it is the right file.</source>
            <translation>“{file}” cannot be read. Check that it is the right file.</translation>
        </message>
        <message>
            <source>“{file}” could not be written there. Choose another place.</source>
            <translation>“{file}” could not be written there. Choose another place.</translation>
        </message>
        <message>
            <source>“{file}” is a file, not a folder.</source>
            <translation>“{file}” is a file, not a folder.</translation>
        </message>
        <message>
            <source>“{file}” is a folder, not a file.</source>
            <translation>“{file}” is a folder, not a file.</translation>
        </message>
        <message>
            <source>“{file}” is empty.</source>
            <translation>“{file}” is empty.</translation>
        </message>
        <message>
            <source>“{file}” is larger than this program reads. Check that it is the right file.</source>
            <translation>“{file}” is larger than this program reads. Check that it is the right file.</translation>
        </message>
        <message>
            <source>“{file}” is no longer there. Check the folder or the USB stick.</source>
            <translation>“{file}” is no longer there. Check the folder or the USB stick.</translation>
        </message>
        <message>
            <source>“{file}” may not be read with this Windows account.</source>
            <translation>“{file}” may not be read with this Windows account.</translation>
        </message>
        <message>
            <source>“{file}” was not written: a folder has that name. Give the name of a file.</source>
            <translation>“{file}” was not written: a folder has that name. Give the name of a file.</translation>
        </message>
        <message>
            <source>“{file}” was not written: another program holds it open. Close it there, then try again.</source>
            <translation>“{file}” was not written: another program holds it open. Close it there, then try again.</translation>
        </message>
        <message>
            <source>“{file}” was not written: its folder is not there. If it is on a USB stick, plug it in.</source>
            <translation>“{file}” was not written: its folder is not there. If it is on a USB stick, plug it in.</translation>
        </message>
        <message>
            <source>“{file}” was not written: the disk is full. Free some space or choose another place.</source>
            <translation>“{file}” was not written: the disk is full. Free some space or choose another place.</translation>
        </message>
        <message>
            <source>“{file}” was not written: this place is read-only. Choose another place.</source>
            <translation>“{file}” was not written: this place is read-only. Choose another place.</translation>
        </message>
        <message>
            <source>“{name}” has more points than this program draws. It was not kept; save it smaller, then add it.</source>
            <translation>“{name}” has more points than this program draws. It was not kept; save it smaller, then add it.</translation>
        </message>
        <message>
            <source>“{name}” holds macros, which may do harm, so it was not kept. Save it as PDF, then add it.</source>
            <translation>“{name}” holds macros, which may do harm, so it was not kept. Save it as PDF, then add it.</translation>
        </message>
        <message>
            <source>“{name}” is a HEIC picture as iPhones make them. Save it as JPG (on the phone: Settings, Camera, Formats, Most Compatible), then add it.</source>
            <translation>“{name}” is a HEIC picture as iPhones make them. Save it as JPG (on the phone: Settings, Camera, Formats, Most Compatible), then add it.</translation>
        </message>
        <message>
            <source>“{name}” is a program, not a paper, whatever its name says. It was not kept. If it came by mail, do not open it.</source>
            <translation>“{name}” is a program, not a paper, whatever its name says. It was not kept. If it came by mail, do not open it.</translation>
        </message>
        <message>
            <source>“{name}” is among these papers already; it was not added again.</source>
            <translation>“{name}” is among these papers already; it was not added again.</translation>
        </message>
        <message>
            <source>“{name}” is damaged or not whole, so it was not kept. Copy or scan it again, then add that.</source>
            <translation>“{name}” is damaged or not whole, so it was not kept. Copy or scan it again, then add that.</translation>
        </message>
        <message>
            <source>“{name}” is empty, so it was not kept.</source>
            <translation>“{name}” is empty, so it was not kept.</translation>
        </message>
        <message>
            <source>“{name}” is in an old format of Word or Excel. Save it there as .docx, .xlsx or PDF, then add it.</source>
            <translation>“{name}” is in an old format of Word or Excel. Save it there as .docx, .xlsx or PDF, then add it.</translation>
        </message>
        <message>
            <source>“{name}” is larger than 20 MB, so it was not kept. Scan it at 200 dpi, or save it smaller.</source>
            <translation>“{name}” is larger than 20 MB, so it was not kept. Scan it at 200 dpi, or save it smaller.</translation>
        </message>
        <message>
            <source>“{name}” is no picture that is known here: take JPG, PNG, BMP or TIFF.</source>
            <translation>“{name}” is no picture that is known here: take JPG, PNG, BMP or TIFF.</translation>
        </message>
        <message>
            <source>“{name}” is none of the files that are kept: PDF, JPG, PNG, TIFF, Word (.docx) and Excel (.xlsx).</source>
            <translation>“{name}” is none of the files that are kept: PDF, JPG, PNG, TIFF, Word (.docx) and Excel (.xlsx).</translation>
        </message>
        <message>
            <source>“{value}” cannot be accepted here.</source>
            <translation>“{value}” cannot be accepted here.</translation>
        </message>
        <message>
            <source>“{value}” is not a date.</source>
            <translation>“{value}” is not a date.</translation>
        </message>
        <message>
            <source>“{value}” is not a number.</source>
            <translation>“{value}” is not a number.</translation>
        </message>
        <message>
            <source>“{value}” is not an amount of money.</source>
            <translation>“{value}” is not an amount of money.</translation>
        </message>
    </context>
    <context>
        <name>sync</name>
        <message>
            <source>A package is written to the stick whole or not at all, read back and verified. It can be written again as often as needed and stays the same. Give our card to the union above once, and read the seven words to each other over the telephone.</source>
            <translation>A package is written to the stick whole or not at all, read back and verified. It can be written again as often as needed and stays the same. Give our card to the union above once, and read the seven words to each other over the telephone.</translation>
        </message>
        <message>
            <source>Add a card…</source>
            <translation>Add a card…</translation>
        </message>
        <message>
            <source>Added</source>
            <translation>Added</translation>
        </message>
        <message>
            <source>Another folder…</source>
            <translation>Another folder…</translation>
        </message>
        <message>
            <source>Anybody (open package)</source>
            <translation>Anybody (open package)</translation>
        </message>
        <message>
            <source>Arrived</source>
            <translation>Arrived</translation>
        </message>
        <message>
            <source>Ask the union above for its card, add it here, then compare the seven words by telephone.</source>
            <translation>Ask the union above for its card, add it here, then compare the seven words by telephone.</translation>
        </message>
        <message>
            <source>Call {name} on a known number and have them read their seven words:

{words}

Are they the same?</source>
            <translation>Call {name} on a known number and have them read their seven words:

{words}

Are they the same?</translation>
        </message>
        <message>
            <source>Card saved: {path}</source>
            <translation>Card saved: {path}</translation>
        </message>
        <message>
            <source>Changed</source>
            <translation>Changed</translation>
        </message>
        <message>
            <source>Check code</source>
            <translation>Check code</translation>
        </message>
        <message>
            <source>Code</source>
            <translation>Code</translation>
        </message>
        <message>
            <source>Compare later</source>
            <translation>Compare later</translation>
        </message>
        <message>
            <source>Confirmed</source>
            <translation>Confirmed</translation>
        </message>
        <message>
            <source>Content</source>
            <translation>Content</translation>
        </message>
        <message>
            <source>Did {name} read exactly these words?

{words}</source>
            <translation>Did {name} read exactly these words?

{words}</translation>
        </message>
        <message>
            <source>Ended</source>
            <translation>Ended</translation>
        </message>
        <message>
            <source>Every package that is written stands here, with whether it arrived.</source>
            <translation>Every package that is written stands here, with whether it arrived.</translation>
        </message>
        <message>
            <source>Figures only, without names</source>
            <translation>Figures only, without names</translation>
        </message>
        <message>
            <source>Hand-over paper…</source>
            <translation>Hand-over paper…</translation>
        </message>
        <message>
            <source>It cannot be proved that this package is genuine.</source>
            <translation>It cannot be proved that this package is genuine.</translation>
        </message>
        <message>
            <source>It is not known who the package is for. Add the card of the union above first.</source>
            <translation>It is not known who the package is for. Add the card of the union above first.</translation>
        </message>
        <message>
            <source>Key revoked</source>
            <translation>Key revoked</translation>
        </message>
        <message>
            <source>Kind</source>
            <translation>Kind</translation>
        </message>
        <message>
            <source>Ledger of packages</source>
            <translation>Ledger of packages</translation>
        </message>
        <message>
            <source>Look for sticks</source>
            <translation>Look for sticks</translation>
        </message>
        <message>
            <source>Made</source>
            <translation>Made</translation>
        </message>
        <message>
            <source>Name, no national number</source>
            <translation>Name, no national number</translation>
        </message>
        <message>
            <source>No card of a unit with the code {code} was added. Known: {known}.</source>
            <translation>No card of a unit with the code {code} was added. Known: {known}.</translation>
        </message>
        <message>
            <source>No card of another unit yet</source>
            <translation>No card of another unit yet</translation>
        </message>
        <message>
            <source>No card was added yet, so the code {code} is unknown. Add the unit's card first.</source>
            <translation>No card was added yet, so the code {code} is unknown. Add the unit's card first.</translation>
        </message>
        <message>
            <source>No name, no national number</source>
            <translation>No name, no national number</translation>
        </message>
        <message>
            <source>No package was made yet</source>
            <translation>No package was made yet</translation>
        </message>
        <message>
            <source>No package was made yet, so there is nothing to hand over.</source>
            <translation>No package was made yet, so there is nothing to hand over.</translation>
        </message>
        <message>
            <source>No stick was found. Plug one in, or choose a folder.</source>
            <translation>No stick was found. Plug one in, or choose a folder.</translation>
        </message>
        <message>
            <source>No.</source>
            <translation>No.</translation>
        </message>
        <message>
            <source>Nobody in particular: an open package</source>
            <translation>Nobody in particular: an open package</translation>
        </message>
        <message>
            <source>Not written yet</source>
            <translation>Not written yet</translation>
        </message>
        <message>
            <source>Nothing has been sent yet.</source>
            <translation>Nothing has been sent yet.</translation>
        </message>
        <message>
            <source>Of each person</source>
            <translation>Of each person</translation>
        </message>
        <message>
            <source>Open the folder</source>
            <translation>Open the folder</translation>
        </message>
        <message>
            <source>Our seven words, to be read over the telephone: {words}</source>
            <translation>Our seven words, to be read over the telephone: {words}</translation>
        </message>
        <message>
            <source>Package {seq} was written and verified: {file}</source>
            <translation>Package {seq} was written and verified: {file}</translation>
        </message>
        <message>
            <source>Package {seq} was written, read back and verified: {file}. Check code: {code}. Eject the stick before you pull it out.</source>
            <translation>Package {seq} was written, read back and verified: {file}. Check code: {code}. Eject the stick before you pull it out.</translation>
        </message>
        <message>
            <source>Packages for the union above</source>
            <translation>Packages for the union above</translation>
        </message>
        <message>
            <source>Packages with a lower number were made before the key was lost and stay good.</source>
            <translation>Packages with a lower number were made before the key was lost and stay good.</translation>
        </message>
        <message>
            <source>Parts of the package are missing or were changed ({name}{names}).</source>
            <translation>Parts of the package are missing or were changed ({name}{names}).</translation>
        </message>
        <message>
            <source>Period</source>
            <translation>Period</translation>
        </message>
        <message>
            <source>Plan</source>
            <translation>Plan</translation>
        </message>
        <message>
            <source>Prepare a package</source>
            <translation>Prepare a package</translation>
        </message>
        <message>
            <source>Receiver</source>
            <translation>Receiver</translation>
        </message>
        <message>
            <source>Refuse packages from number</source>
            <translation>Refuse packages from number</translation>
        </message>
        <message>
            <source>Reply</source>
            <translation>Reply</translation>
        </message>
        <message>
            <source>Report</source>
            <translation>Report</translation>
        </message>
        <message>
            <source>Revoke the key of {name}</source>
            <translation>Revoke the key of {name}</translation>
        </message>
        <message>
            <source>Revoke the key…</source>
            <translation>Revoke the key…</translation>
        </message>
        <message>
            <source>Save our card</source>
            <translation>Save our card</translation>
        </message>
        <message>
            <source>Save our card…</source>
            <translation>Save our card…</translation>
        </message>
        <message>
            <source>Send</source>
            <translation>Send</translation>
        </message>
        <message>
            <source>Send packages</source>
            <translation>Send packages</translation>
        </message>
        <message>
            <source>Seven words</source>
            <translation>Seven words</translation>
        </message>
        <message>
            <source>Several units go by the code {code}: {names}. Remove the wrong card first.</source>
            <translation>Several units go by the code {code}: {names}. Remove the wrong card first.</translation>
        </message>
        <message>
            <source>Signed by {name}, whose key was confirmed. The content was not changed.</source>
            <translation>Signed by {name}, whose key was confirmed. The content was not changed.</translation>
        </message>
        <message>
            <source>State</source>
            <translation>State</translation>
        </message>
        <message>
            <source>Table {table} has a key that is too long.</source>
            <translation>Table {table} has a key that is too long.</translation>
        </message>
        <message>
            <source>Table {table} has other columns than the package says.</source>
            <translation>Table {table} has other columns than the package says.</translation>
        </message>
        <message>
            <source>Table {table} has the same key twice.</source>
            <translation>Table {table} has the same key twice.</translation>
        </message>
        <message>
            <source>Table {table}, column {field}: it names a row that is not in the package.</source>
            <translation>Table {table}, column {field}: it names a row that is not in the package.</translation>
        </message>
        <message>
            <source>Table {table}, row {row}, column {field}: the value is not allowed there.</source>
            <translation>Table {table}, row {row}, column {field}: the value is not allowed there.</translation>
        </message>
        <message>
            <source>The card of {name} is confirmed</source>
            <translation>The card of {name} is confirmed</translation>
        </message>
        <message>
            <source>The card of {name} is that of a grassroots union, and a report goes up only. Choose the union above.</source>
            <translation>The card of {name} is that of a grassroots union, and a report goes up only. Choose the union above.</translation>
        </message>
        <message>
            <source>The card to add</source>
            <translation>The card to add</translation>
        </message>
        <message>
            <source>The content of the package cannot be read. Ask for it again.</source>
            <translation>The content of the package cannot be read. Ask for it again.</translation>
        </message>
        <message>
            <source>The encrypted package is damaged. Ask for it again.</source>
            <translation>The encrypted package is damaged. Ask for it again.</translation>
        </message>
        <message>
            <source>The file is a unit card, not a package. Add it among the cards.</source>
            <translation>The file is a unit card, not a package. Add it among the cards.</translation>
        </message>
        <message>
            <source>The file is empty. Copy it again from the sender.</source>
            <translation>The file is empty. Copy it again from the sender.</translation>
        </message>
        <message>
            <source>The file is larger than any package may be.</source>
            <translation>The file is larger than any package may be.</translation>
        </message>
        <message>
            <source>The file is not a data package. Choose one that ends in .cdpkg or .cdpkg.zip.</source>
            <translation>The file is not a data package. Choose one that ends in .cdpkg or .cdpkg.zip.</translation>
        </message>
        <message>
            <source>The file is only the signature. Choose the package that lies beside it.</source>
            <translation>The file is only the signature. Choose the package that lies beside it.</translation>
        </message>
        <message>
            <source>The key belongs to another unit than the one the package names.</source>
            <translation>The key belongs to another unit than the one the package names.</translation>
        </message>
        <message>
            <source>The key of {name} is revoked</source>
            <translation>The key of {name} is revoked</translation>
        </message>
        <message>
            <source>The key of {name} was revoked from package number {from} on.</source>
            <translation>The key of {name} was revoked from package number {from} on.</translation>
        </message>
        <message>
            <source>The ledger has no such package.</source>
            <translation>The ledger has no such package.</translation>
        </message>
        <message>
            <source>The numbers of rows are not those the package states.</source>
            <translation>The numbers of rows are not those the package states.</translation>
        </message>
        <message>
            <source>The package cannot be accepted ({problem}).</source>
            <translation>The package cannot be accepted ({problem}).</translation>
        </message>
        <message>
            <source>The package has a part that may not be there ({name}).</source>
            <translation>The package has a part that may not be there ({name}).</translation>
        </message>
        <message>
            <source>The package has format {found}; this program knows {known}. Update the program and try again; the file was left as it is.</source>
            <translation>The package has format {found}; this program knows {known}. Update the program and try again; the file was left as it is.</translation>
        </message>
        <message>
            <source>The package has {size} MB; at most {limit} MB can travel.</source>
            <translation>The package has {size} MB; at most {limit} MB can travel.</translation>
        </message>
        <message>
            <source>The package is encrypted for another unit; it cannot be opened here.</source>
            <translation>The package is encrypted for another unit; it cannot be opened here.</translation>
        </message>
        <message>
            <source>The package is encrypted, and no unit is set up here whose key could open it.</source>
            <translation>The package is encrypted, and no unit is set up here whose key could open it.</translation>
        </message>
        <message>
            <source>The package is meant for another unit.</source>
            <translation>The package is meant for another unit.</translation>
        </message>
        <message>
            <source>The package is signed, and encrypted so that only the receiver can open it.</source>
            <translation>The package is signed, and encrypted so that only the receiver can open it.</translation>
        </message>
        <message>
            <source>The package is signed, but anybody can read it.</source>
            <translation>The package is signed, but anybody can read it.</translation>
        </message>
        <message>
            <source>The package names no receiver.</source>
            <translation>The package names no receiver.</translation>
        </message>
        <message>
            <source>The package would unpack to more than is allowed, so it was not opened.</source>
            <translation>The package would unpack to more than is allowed, so it was not opened.</translation>
        </message>
        <message>
            <source>The sender's key is not known. Add the sender's card, compare the seven words by telephone, then receive the package again. The words of this key: {words}.</source>
            <translation>The sender's key is not known. Add the sender's card, compare the seven words by telephone, then receive the package again. The words of this key: {words}.</translation>
        </message>
        <message>
            <source>The sender's signature is right, but the package cannot be accepted.</source>
            <translation>The sender's signature is right, but the package cannot be accepted.</translation>
        </message>
        <message>
            <source>The seven words of {name} were not compared yet. Read them over the telephone first.</source>
            <translation>The seven words of {name} were not compared yet. Read them over the telephone first.</translation>
        </message>
        <message>
            <source>The seven words of {name} were not compared yet: {words}. Call the unit, confirm its card, then receive the package again.</source>
            <translation>The seven words of {name} were not compared yet: {words}. Call the unit, confirm its card, then receive the package again.</translation>
        </message>
        <message>
            <source>The signature does not fit: the package was damaged or changed. Ask for it again.</source>
            <translation>The signature does not fit: the package was damaged or changed. Ask for it again.</translation>
        </message>
        <message>
            <source>The signature is damaged. Ask for the package again.</source>
            <translation>The signature is damaged. Ask for the package again.</translation>
        </message>
        <message>
            <source>The signature is missing: the .minisig file must lie beside the package. Copy both files again.</source>
            <translation>The signature is missing: the .minisig file must lie beside the package. Copy both files again.</translation>
        </message>
        <message>
            <source>The signed line and the content of the package do not agree.</source>
            <translation>The signed line and the content of the package do not agree.</translation>
        </message>
        <message>
            <source>The union above has not answered any package yet.</source>
            <translation>The union above has not answered any package yet.</translation>
        </message>
        <message>
            <source>The union above holds everything up to package {seq}.</source>
            <translation>The union above holds everything up to package {seq}.</translation>
        </message>
        <message>
            <source>The union has no keys yet. Finish setting it up first.</source>
            <translation>The union has no keys yet. Finish setting it up first.</translation>
        </message>
        <message>
            <source>The words are the same</source>
            <translation>The words are the same</translation>
        </message>
        <message>
            <source>There are odd files on the stick, perhaps a virus: {names}. Scan it before you go on.</source>
            <translation>There are odd files on the stick, perhaps a virus: {names}. Scan it before you go on.</translation>
        </message>
        <message>
            <source>This place is write-protected. Slide the lock of the stick, or choose another one.</source>
            <translation>This place is write-protected. Slide the lock of the stick, or choose another one.</translation>
        </message>
        <message>
            <source>Total</source>
            <translation>Total</translation>
        </message>
        <message>
            <source>Undamaged, but nobody has confirmed the sender's key. Its words: {words}.</source>
            <translation>Undamaged, but nobody has confirmed the sender's key. Its words: {words}.</translation>
        </message>
        <message>
            <source>Unit</source>
            <translation>Unit</translation>
        </message>
        <message>
            <source>Unit card</source>
            <translation>Unit card</translation>
        </message>
        <message>
            <source>Unit cards</source>
            <translation>Unit cards</translation>
        </message>
        <message>
            <source>What goes into the package</source>
            <translation>What goes into the package</translation>
        </message>
        <message>
            <source>What travels</source>
            <translation>What travels</translation>
        </message>
        <message>
            <source>Where to write the package</source>
            <translation>Where to write the package</translation>
        </message>
        <message>
            <source>With names, because a decision needs them</source>
            <translation>With names, because a decision needs them</translation>
        </message>
        <message>
            <source>Words not compared yet</source>
            <translation>Words not compared yet</translation>
        </message>
        <message>
            <source>Write again…</source>
            <translation>Write again…</translation>
        </message>
        <message>
            <source>Write the package</source>
            <translation>Write the package</translation>
        </message>
        <message>
            <source>Write to</source>
            <translation>Write to</translation>
        </message>
        <message>
            <source>Writing the package and reading it back</source>
            <translation>Writing the package and reading it back</translation>
        </message>
        <message>
            <source>Written to</source>
            <translation>Written to</translation>
        </message>
        <message>
            <source>last: number {seq} of {day}, no answer yet</source>
            <translation>last: number {seq} of {day}, no answer yet</translation>
        </message>
        <message>
            <source>number {seq} of {day} was received by the union above</source>
            <translation>number {seq} of {day} was received by the union above</translation>
        </message>
        <message>
            <source>{count} lists go into the package</source>
            <translation>{count} lists go into the package</translation>
        </message>
        <message>
            <source>{count} packages</source>
            <translation>{count} packages</translation>
        </message>
        <message>
            <source>{count} packages were made but never reached a stick. Write them again.</source>
            <translation>{count} packages were made but never reached a stick. Write them again.</translation>
        </message>
        <message>
            <source>{count} units</source>
            <translation>{count} units</translation>
        </message>
        <message>
            <source>{size} free, {system}</source>
            <translation>{size} free, {system}</translation>
        </message>
        <message>
            <source>“package create” makes reports. Packages of plans are not made by this program.</source>
            <translation>“package create” makes reports. Packages of plans are not made by this program.</translation>
        </message>
        <message>
            <source>“package create” makes reports. The answer to a unit is made by: federation reply UNIT --to FOLDER</source>
            <translation>“package create” makes reports. The answer to a unit is made by: federation reply UNIT --to FOLDER</translation>
        </message>
        <message>
            <source>“package create” makes reports. The unit card is made by: card export FILE</source>
            <translation>“package create” makes reports. The unit card is made by: card export FILE</translation>
        </message>
        <message>
            <source>“{file}” gives another unit a key that is known already. Do not add it; ask both units.</source>
            <translation>“{file}” gives another unit a key that is known already. Do not add it; ask both units.</translation>
        </message>
        <message>
            <source>“{file}” is not a unit card, or it was damaged. Ask for it again.</source>
            <translation>“{file}” is not a unit card, or it was damaged. Ask for it again.</translation>
        </message>
        <message>
            <source>“{file}” is our own card. Give it to the others; it is not added here.</source>
            <translation>“{file}” is our own card. Give it to the others; it is not added here.</translation>
        </message>
        <message>
            <source>“{file}” was damaged or changed. Ask for the card again.</source>
            <translation>“{file}” was damaged or changed. Ask for the card again.</translation>
        </message>
        <message>
            <source>“{file}” was made by a newer version of this program. Update the program first.</source>
            <translation>“{file}” was made by a newer version of this program. Update the program first.</translation>
        </message>
    </context>
    <context>
        <name>tet_gifts</name>
        <message>
            <source>, {gifts} gifts</source>
            <translation>, {gifts} gifts</translation>
        </message>
        <message>
            <source>A campaign has schemes (cash, goods, vouchers, tickets) with their money. Add one, or read the file that the union above has sent.</source>
            <translation>A campaign has schemes (cash, goods, vouchers, tickets) with their money. Add one, or read the file that the union above has sent.</translation>
        </message>
        <message>
            <source>A child {other} of the same birth stands under another parent.</source>
            <translation>A child {other} of the same birth stands under another parent.</translation>
        </message>
        <message>
            <source>A class stands here twice.</source>
            <translation>A class stands here twice.</translation>
        </message>
        <message>
            <source>A gift cannot have been handed out on {day}.</source>
            <translation>A gift cannot have been handed out on {day}.</translation>
        </message>
        <message>
            <source>A limit cannot lie below the worth of the goods.</source>
            <translation>A limit cannot lie below the worth of the goods.</translation>
        </message>
        <message>
            <source>A list is closed when its posting is over and every objection has an answer. Somebody who is to lose the gift is chosen in the list: “Do not approve…”.</source>
            <translation>A list is closed when its posting is over and every objection has an answer. Somebody who is to lose the gift is chosen in the list: “Do not approve…”.</translation>
        </message>
        <message>
            <source>A reason stays from one Tết to the next until its last day. Codes only: no illness by name.</source>
            <translation>A reason stays from one Tết to the next until its last day. Codes only: no illness by name.</translation>
        </message>
        <message>
            <source>A source stands here twice. Add the two amounts up.</source>
            <translation>A source stands here twice. Add the two amounts up.</translation>
        </message>
        <message>
            <source>A voucher</source>
            <translation>A voucher</translation>
        </message>
        <message>
            <source>A voucher is of its accounting year or of the first months after it.</source>
            <translation>A voucher is of its accounting year or of the first months after it.</translation>
        </message>
        <message>
            <source>ALREADY RECEIVED</source>
            <translation>ALREADY RECEIVED</translation>
        </message>
        <message>
            <source>About whom</source>
            <translation>About whom</translation>
        </message>
        <message>
            <source>Absent, and why</source>
            <translation>Absent, and why</translation>
        </message>
        <message>
            <source>Accounting year</source>
            <translation>Accounting year</translation>
        </message>
        <message>
            <source>Accounting years</source>
            <translation>Accounting years</translation>
        </message>
        <message>
            <source>Accounts by source and year</source>
            <translation>Accounts by source and year</translation>
        </message>
        <message>
            <source>Add a column “Chế độ chăm lo” with one of the codes: {known}.</source>
            <translation>Add a column “Chế độ chăm lo” with one of the codes: {known}.</translation>
        </message>
        <message>
            <source>Add a reason…</source>
            <translation>Add a reason…</translation>
        </message>
        <message>
            <source>Add another run of numbers.</source>
            <translation>Add another run of numbers.</translation>
        </message>
        <message>
            <source>Add scans…</source>
            <translation>Add scans…</translation>
        </message>
        <message>
            <source>Add the campaign and its schemes first.</source>
            <translation>Add the campaign and its schemes first.</translation>
        </message>
        <message>
            <source>Again</source>
            <translation>Again</translation>
        </message>
        <message>
            <source>All schemes</source>
            <translation>All schemes</translation>
        </message>
        <message>
            <source>All years</source>
            <translation>All years</translation>
        </message>
        <message>
            <source>All {signed} have signed.</source>
            <translation>All {signed} have signed.</translation>
        </message>
        <message>
            <source>Amount</source>
            <translation>Amount</translation>
        </message>
        <message>
            <source>Amount (đồng)</source>
            <translation>Amount (đồng)</translation>
        </message>
        <message>
            <source>Amount granted</source>
            <translation>Amount granted</translation>
        </message>
        <message>
            <source>Amount proposed</source>
            <translation>Amount proposed</translation>
        </message>
        <message>
            <source>Amount then</source>
            <translation>Amount then</translation>
        </message>
        <message>
            <source>Amounts and numbers cannot be below zero.</source>
            <translation>Amounts and numbers cannot be below zero.</translation>
        </message>
        <message>
            <source>An objection</source>
            <translation>An objection</translation>
        </message>
        <message>
            <source>Another day…</source>
            <translation>Another day…</translation>
        </message>
        <message>
            <source>Another paper</source>
            <translation>Another paper</translation>
        </message>
        <message>
            <source>Answer</source>
            <translation>Answer</translation>
        </message>
        <message>
            <source>Answer of the union above on {count} gifts</source>
            <translation>Answer of the union above on {count} gifts</translation>
        </message>
        <message>
            <source>Answer of the union above…</source>
            <translation>Answer of the union above…</translation>
        </message>
        <message>
            <source>Answer to {by}</source>
            <translation>Answer to {by}</translation>
        </message>
        <message>
            <source>Answered on</source>
            <translation>Answered on</translation>
        </message>
        <message>
            <source>Answered: {by}</source>
            <translation>Answered: {by}</translation>
        </message>
        <message>
            <source>Answer…</source>
            <translation>Answer…</translation>
        </message>
        <message>
            <source>Approve in this order</source>
            <translation>Approve in this order</translation>
        </message>
        <message>
            <source>Approve in this order…</source>
            <translation>Approve in this order…</translation>
        </message>
        <message>
            <source>Approve {count} gifts, {amount} đồng</source>
            <translation>Approve {count} gifts, {amount} đồng</translation>
        </message>
        <message>
            <source>Approved</source>
            <translation>Approved</translation>
        </message>
        <message>
            <source>Approved by the superior</source>
            <translation>Approved by the superior</translation>
        </message>
        <message>
            <source>Approved in order; the others are reserves</source>
            <translation>Approved in order; the others are reserves</translation>
        </message>
        <message>
            <source>Approve…</source>
            <translation>Approve…</translation>
        </message>
        <message>
            <source>At most so many Tết</source>
            <translation>At most so many Tết</translation>
        </message>
        <message>
            <source>At most, for classes of people</source>
            <translation>At most, for classes of people</translation>
        </message>
        <message>
            <source>Being handed out</source>
            <translation>Being handed out</translation>
        </message>
        <message>
            <source>Belongs to “{desk}”: send the person there. Ctrl+Enter gives it here all the same.</source>
            <translation>Belongs to “{desk}”: send the person there. Ctrl+Enter gives it here all the same.</translation>
        </message>
        <message>
            <source>Beneficiaries</source>
            <translation>Beneficiaries</translation>
        </message>
        <message>
            <source>Book of a poor household</source>
            <translation>Book of a poor household</translation>
        </message>
        <message>
            <source>Books of serials…</source>
            <translation>Books of serials…</translation>
        </message>
        <message>
            <source>Brought back</source>
            <translation>Brought back</translation>
        </message>
        <message>
            <source>Budget</source>
            <translation>Budget</translation>
        </message>
        <message>
            <source>Budget by source</source>
            <translation>Budget by source</translation>
        </message>
        <message>
            <source>Bus</source>
            <translation>Bus</translation>
        </message>
        <message>
            <source>By bank</source>
            <translation>By bank</translation>
        </message>
        <message>
            <source>By first letter of the name</source>
            <translation>By first letter of the name</translation>
        </message>
        <message>
            <source>By reason</source>
            <translation>By reason</translation>
        </message>
        <message>
            <source>By scheme</source>
            <translation>By scheme</translation>
        </message>
        <message>
            <source>By section</source>
            <translation>By section</translation>
        </message>
        <message>
            <source>Campaign</source>
            <translation>Campaign</translation>
        </message>
        <message>
            <source>Campaign file</source>
            <translation>Campaign file</translation>
        </message>
        <message>
            <source>Campaign, schemes, budgets</source>
            <translation>Campaign, schemes, budgets</translation>
        </message>
        <message>
            <source>Campaigns (*.toml)</source>
            <translation>Campaigns (*.toml)</translation>
        </message>
        <message>
            <source>Cannot be given now: {state}.</source>
            <translation>Cannot be given now: {state}.</translation>
        </message>
        <message>
            <source>Cash</source>
            <translation>Cash</translation>
        </message>
        <message>
            <source>Cash by vouchers</source>
            <translation>Cash by vouchers</translation>
        </message>
        <message>
            <source>Cash signed for</source>
            <translation>Cash signed for</translation>
        </message>
        <message>
            <source>Cash together {cash} đồng. {words}</source>
            <translation>Cash together {cash} đồng. {words}</translation>
        </message>
        <message>
            <source>Chair</source>
            <translation>Chair</translation>
        </message>
        <message>
            <source>Change the campaign…</source>
            <translation>Change the campaign…</translation>
        </message>
        <message>
            <source>Change the proposal</source>
            <translation>Change the proposal</translation>
        </message>
        <message>
            <source>Change the proposal…</source>
            <translation>Change the proposal…</translation>
        </message>
        <message>
            <source>Change…</source>
            <translation>Change…</translation>
        </message>
        <message>
            <source>Check the name, birth date or number; the row comes in all the same.</source>
            <translation>Check the name, birth date or number; the row comes in all the same.</translation>
        </message>
        <message>
            <source>Child</source>
            <translation>Child</translation>
        </message>
        <message>
            <source>Choose a member, or enter the person's name.</source>
            <translation>Choose a member, or enter the person's name.</translation>
        </message>
        <message>
            <source>Choose a reason in the list, so that the person is counted under it.</source>
            <translation>Choose a reason in the list, so that the person is counted under it.</translation>
        </message>
        <message>
            <source>Choose an account above and press Enter: the voucher it lacks is offered with its amount.</source>
            <translation>Choose an account above and press Enter: the voucher it lacks is offered with its amount.</translation>
        </message>
        <message>
            <source>Choose another file…</source>
            <translation>Choose another file…</translation>
        </message>
        <message>
            <source>Choose another reason.</source>
            <translation>Choose another reason.</translation>
        </message>
        <message>
            <source>Choosing</source>
            <translation>Choosing</translation>
        </message>
        <message>
            <source>Class</source>
            <translation>Class</translation>
        </message>
        <message>
            <source>Class of people</source>
            <translation>Class of people</translation>
        </message>
        <message>
            <source>Close the list</source>
            <translation>Close the list</translation>
        </message>
        <message>
            <source>Coach, train or flight</source>
            <translation>Coach, train or flight</translation>
        </message>
        <message>
            <source>Code</source>
            <translation>Code</translation>
        </message>
        <message>
            <source>Code of the slip, or a name</source>
            <translation>Code of the slip, or a name</translation>
        </message>
        <message>
            <source>Companions at most</source>
            <translation>Companions at most</translation>
        </message>
        <message>
            <source>Correct the amount, or leave the cell empty.</source>
            <translation>Correct the amount, or leave the cell empty.</translation>
        </message>
        <message>
            <source>Correct the run of numbers, or tick that the rest is kept unused.</source>
            <translation>Correct the run of numbers, or tick that the rest is kept unused.</translation>
        </message>
        <message>
            <source>Criteria</source>
            <translation>Criteria</translation>
        </message>
        <message>
            <source>Criteria…</source>
            <translation>Criteria…</translation>
        </message>
        <message>
            <source>Ctrl+Enter gives it all the same.</source>
            <translation>Ctrl+Enter gives it all the same.</translation>
        </message>
        <message>
            <source>Date</source>
            <translation>Date</translation>
        </message>
        <message>
            <source>Date or year of birth</source>
            <translation>Date or year of birth</translation>
        </message>
        <message>
            <source>Day on which it was handed out</source>
            <translation>Day on which it was handed out</translation>
        </message>
        <message>
            <source>Days not to forget</source>
            <translation>Days not to forget</translation>
        </message>
        <message>
            <source>Dependants</source>
            <translation>Dependants</translation>
        </message>
        <message>
            <source>Dependants: {count}.</source>
            <translation>Dependants: {count}.</translation>
        </message>
        <message>
            <source>Desks with a part of their own</source>
            <translation>Desks with a part of their own</translation>
        </message>
        <message>
            <source>Did not come</source>
            <translation>Did not come</translation>
        </message>
        <message>
            <source>Difference</source>
            <translation>Difference</translation>
        </message>
        <message>
            <source>Divide</source>
            <translation>Divide</translation>
        </message>
        <message>
            <source>Do not approve {count} gifts</source>
            <translation>Do not approve {count} gifts</translation>
        </message>
        <message>
            <source>Do not approve…</source>
            <translation>Do not approve…</translation>
        </message>
        <message>
            <source>Does not want it</source>
            <translation>Does not want it</translation>
        </message>
        <message>
            <source>Doubts</source>
            <translation>Doubts</translation>
        </message>
        <message>
            <source>Down</source>
            <translation>Down</translation>
        </message>
        <message>
            <source>Each as last time (same code)</source>
            <translation>Each as last time (same code)</translation>
        </message>
        <message>
            <source>Earlier Tết</source>
            <translation>Earlier Tết</translation>
        </message>
        <message>
            <source>Empty as long as it holds.</source>
            <translation>Empty as long as it holds.</translation>
        </message>
        <message>
            <source>Empty: as proposed.</source>
            <translation>Empty: as proposed.</translation>
        </message>
        <message>
            <source>Empty: dotted, or until the last day of the hand-out.</source>
            <translation>Empty: dotted, or until the last day of the hand-out.</translation>
        </message>
        <message>
            <source>Empty: no limit.</source>
            <translation>Empty: no limit.</translation>
        </message>
        <message>
            <source>Empty: one-way tickets.</source>
            <translation>Empty: one-way tickets.</translation>
        </message>
        <message>
            <source>Empty: the usual value of the scheme.</source>
            <translation>Empty: the usual value of the scheme.</translation>
        </message>
        <message>
            <source>Enter a voucher…</source>
            <translation>Enter a voucher…</translation>
        </message>
        <message>
            <source>Enter the name, relation and identity number of who takes the gift of {name}.</source>
            <translation>Enter the name, relation and identity number of who takes the gift of {name}.</translation>
        </message>
        <message>
            <source>Equal points: longest without a gift, then main reason, income, name.</source>
            <translation>Equal points: longest without a gift, then main reason, income, name.</translation>
        </message>
        <message>
            <source>Every source that pays for approved gifts has an account here: what people signed for beside what the vouchers say.</source>
            <translation>Every source that pays for approved gifts has an account here: what people signed for beside what the vouchers say.</translation>
        </message>
        <message>
            <source>Everybody who was ever proposed comes here by itself, with the gifts of all years. Who is in need can be entered before any Tết: “Into the hardship record…”.</source>
            <translation>Everybody who was ever proposed comes here by itself, with the gifts of all years. Who is in need can be entered before any Tết: “Into the hardship record…”.</translation>
        </message>
        <message>
            <source>Exclusion group</source>
            <translation>Exclusion group</translation>
        </message>
        <message>
            <source>Export</source>
            <translation>Export</translation>
        </message>
        <message>
            <source>Father or mother</source>
            <translation>Father or mother</translation>
        </message>
        <message>
            <source>Father or mother, a member</source>
            <translation>Father or mother, a member</translation>
        </message>
        <message>
            <source>Fewer are on the committee than were there.</source>
            <translation>Fewer are on the committee than were there.</translation>
        </message>
        <message>
            <source>Finish…</source>
            <translation>Finish…</translation>
        </message>
        <message>
            <source>First a scheme with its money; then propose people one by one or bring in the list of a section.</source>
            <translation>First a scheme with its money; then propose people one by one or bring in the list of a section.</translation>
        </message>
        <message>
            <source>First day of Tết: {day}</source>
            <translation>First day of Tết: {day}</translation>
        </message>
        <message>
            <source>First seat</source>
            <translation>First seat</translation>
        </message>
        <message>
            <source>First seat on the way back</source>
            <translation>First seat on the way back</translation>
        </message>
        <message>
            <source>For example: already received from another programme.</source>
            <translation>For example: already received from another programme.</translation>
        </message>
        <message>
            <source>For example: already received from another union.</source>
            <translation>For example: already received from another union.</translation>
        </message>
        <message>
            <source>For example: two households, each with its own hearth.</source>
            <translation>For example: two households, each with its own hearth.</translation>
        </message>
        <message>
            <source>For the household, where it is known</source>
            <translation>For the household, where it is known</translation>
        </message>
        <message>
            <source>For waiting</source>
            <translation>For waiting</translation>
        </message>
        <message>
            <source>From serial</source>
            <translation>From serial</translation>
        </message>
        <message>
            <source>From {place} by points: {reason}</source>
            <translation>From {place} by points: {reason}</translation>
        </message>
        <message>
            <source>Full name</source>
            <translation>Full name</translation>
        </message>
        <message>
            <source>Full screen (F11)</source>
            <translation>Full screen (F11)</translation>
        </message>
        <message>
            <source>GIVEN</source>
            <translation>GIVEN</translation>
        </message>
        <message>
            <source>Gifts</source>
            <translation>Gifts</translation>
        </message>
        <message>
            <source>Gifts at most</source>
            <translation>Gifts at most</translation>
        </message>
        <message>
            <source>Gifts through the years</source>
            <translation>Gifts through the years</translation>
        </message>
        <message>
            <source>Give a part to another desk</source>
            <translation>Give a part to another desk</translation>
        </message>
        <message>
            <source>Give a part to another desk…</source>
            <translation>Give a part to another desk…</translation>
        </message>
        <message>
            <source>Given twice, or no longer to be given</source>
            <translation>Given twice, or no longer to be given</translation>
        </message>
        <message>
            <source>Given {given} · waiting {waiting} · not taken {missed} · of {total}</source>
            <translation>Given {given} · waiting {waiting} · not taken {missed} · of {total}</translation>
        </message>
        <message>
            <source>Given {given} · waiting {waiting} · of {total}</source>
            <translation>Given {given} · waiting {waiting} · of {total}</translation>
        </message>
        <message>
            <source>Given: {name} – {scheme}, {amount} đồng.</source>
            <translation>Given: {name} – {scheme}, {amount} đồng.</translation>
        </message>
        <message>
            <source>Go on giving</source>
            <translation>Go on giving</translation>
        </message>
        <message>
            <source>Go on with it</source>
            <translation>Go on with it</translation>
        </message>
        <message>
            <source>Goods by vouchers</source>
            <translation>Goods by vouchers</translation>
        </message>
        <message>
            <source>Goods signed for</source>
            <translation>Goods signed for</translation>
        </message>
        <message>
            <source>Guests</source>
            <translation>Guests</translation>
        </message>
        <message>
            <source>Had a gift last time, missing now</source>
            <translation>Had a gift last time, missing now</translation>
        </message>
        <message>
            <source>Hand out by</source>
            <translation>Hand out by</translation>
        </message>
        <message>
            <source>Hand-out desk</source>
            <translation>Hand-out desk</translation>
        </message>
        <message>
            <source>Hand-out desk over the whole screen</source>
            <translation>Hand-out desk over the whole screen</translation>
        </message>
        <message>
            <source>Hand-out desk – {campaign}</source>
            <translation>Hand-out desk – {campaign}</translation>
        </message>
        <message>
            <source>Handing out</source>
            <translation>Handing out</translation>
        </message>
        <message>
            <source>Hardship record</source>
            <translation>Hardship record</translation>
        </message>
        <message>
            <source>Hardship record… (Enter)</source>
            <translation>Hardship record… (Enter)</translation>
        </message>
        <message>
            <source>Has a child below three.</source>
            <translation>Has a child below three.</translation>
        </message>
        <message>
            <source>Has left the union (from {day}).</source>
            <translation>Has left the union (from {day}).</translation>
        </message>
        <message>
            <source>Held on</source>
            <translation>Held on</translation>
        </message>
        <message>
            <source>Household</source>
            <translation>Household</translation>
        </message>
        <message>
            <source>How many, from the top</source>
            <translation>How many, from the top</translation>
        </message>
        <message>
            <source>Husband or wife of {other}, who is on the list too.</source>
            <translation>Husband or wife of {other}, who is on the list too.</translation>
        </message>
        <message>
            <source>Identity number</source>
            <translation>Identity number</translation>
        </message>
        <message>
            <source>Import…</source>
            <translation>Import…</translation>
        </message>
        <message>
            <source>In 3 Tết</source>
            <translation>In 3 Tết</translation>
        </message>
        <message>
            <source>In cash</source>
            <translation>In cash</translation>
        </message>
        <message>
            <source>In kind</source>
            <translation>In kind</translation>
        </message>
        <message>
            <source>In need, on no list</source>
            <translation>In need, on no list</translation>
        </message>
        <message>
            <source>In person</source>
            <translation>In person</translation>
        </message>
        <message>
            <source>In place of {name}</source>
            <translation>In place of {name}</translation>
        </message>
        <message>
            <source>In the run</source>
            <translation>In the run</translation>
        </message>
        <message>
            <source>Income a head and month</source>
            <translation>Income a head and month</translation>
        </message>
        <message>
            <source>Income a head and month below</source>
            <translation>Income a head and month below</translation>
        </message>
        <message>
            <source>Income and dependants are not noted.</source>
            <translation>Income and dependants are not noted.</translation>
        </message>
        <message>
            <source>Income, dependants</source>
            <translation>Income, dependants</translation>
        </message>
        <message>
            <source>Income, dependants…</source>
            <translation>Income, dependants…</translation>
        </message>
        <message>
            <source>Income: {amount} đồng a head and month.</source>
            <translation>Income: {amount} đồng a head and month.</translation>
        </message>
        <message>
            <source>Into the hardship record</source>
            <translation>Into the hardship record</translation>
        </message>
        <message>
            <source>Into the hardship record…</source>
            <translation>Into the hardship record…</translation>
        </message>
        <message>
            <source>Into the scheme</source>
            <translation>Into the scheme</translation>
        </message>
        <message>
            <source>Is on the list of {schemes} too; that may be added up.</source>
            <translation>Is on the list of {schemes} too; that may be added up.</translation>
        </message>
        <message>
            <source>It stands in the minutes; name no illness.</source>
            <translation>It stands in the minutes; name no illness.</translation>
        </message>
        <message>
            <source>It waits again.</source>
            <translation>It waits again.</translation>
        </message>
        <message>
            <source>Journey home from</source>
            <translation>Journey home from</translation>
        </message>
        <message>
            <source>Journey home until</source>
            <translation>Journey home until</translation>
        </message>
        <message>
            <source>Keep one of the two.</source>
            <translation>Keep one of the two.</translation>
        </message>
        <message>
            <source>Keeping the scans</source>
            <translation>Keeping the scans</translation>
        </message>
        <message>
            <source>Kept apart; never printed, posted or sent.</source>
            <translation>Kept apart; never printed, posted or sent.</translation>
        </message>
        <message>
            <source>Kind</source>
            <translation>Kind</translation>
        </message>
        <message>
            <source>Last gift</source>
            <translation>Last gift</translation>
        </message>
        <message>
            <source>Last received at Tết {year}.</source>
            <translation>Last received at Tết {year}.</translation>
        </message>
        <message>
            <source>Last year's list</source>
            <translation>Last year's list</translation>
        </message>
        <message>
            <source>Last year's list…</source>
            <translation>Last year's list…</translation>
        </message>
        <message>
            <source>Leave (Esc)</source>
            <translation>Leave (Esc)</translation>
        </message>
        <message>
            <source>Leave all the same</source>
            <translation>Leave all the same</translation>
        </message>
        <message>
            <source>Leaves on</source>
            <translation>Leaves on</translation>
        </message>
        <message>
            <source>Left the union</source>
            <translation>Left the union</translation>
        </message>
        <message>
            <source>Let another source pay for {count} gifts</source>
            <translation>Let another source pay for {count} gifts</translation>
        </message>
        <message>
            <source>Let the points decide again</source>
            <translation>Let the points decide again</translation>
        </message>
        <message>
            <source>List</source>
            <translation>List</translation>
        </message>
        <message>
            <source>List and vouchers are checked; nothing of this year changes any more</source>
            <translation>List and vouchers are checked; nothing of this year changes any more</translation>
        </message>
        <message>
            <source>List and vouchers differ, so nothing was settled.</source>
            <translation>List and vouchers differ, so nothing was settled.</translation>
        </message>
        <message>
            <source>List closed</source>
            <translation>List closed</translation>
        </message>
        <message>
            <source>List for a hand-out desk</source>
            <translation>List for a hand-out desk</translation>
        </message>
        <message>
            <source>Loading the scans</source>
            <translation>Loading the scans</translation>
        </message>
        <message>
            <source>Look at last year's list</source>
            <translation>Look at last year's list</translation>
        </message>
        <message>
            <source>Look at them</source>
            <translation>Look at them</translation>
        </message>
        <message>
            <source>Looked at…</source>
            <translation>Looked at…</translation>
        </message>
        <message>
            <source>Low income</source>
            <translation>Low income</translation>
        </message>
        <message>
            <source>Lower the amount or correct the class.</source>
            <translation>Lower the amount or correct the class.</translation>
        </message>
        <message>
            <source>Main reason</source>
            <translation>Main reason</translation>
        </message>
        <message>
            <source>Meeting of the committee</source>
            <translation>Meeting of the committee</translation>
        </message>
        <message>
            <source>Meeting…</source>
            <translation>Meeting…</translation>
        </message>
        <message>
            <source>Member</source>
            <translation>Member</translation>
        </message>
        <message>
            <source>Members of the committee</source>
            <translation>Members of the committee</translation>
        </message>
        <message>
            <source>Membership is suspended (from {day}).</source>
            <translation>Membership is suspended (from {day}).</translation>
        </message>
        <message>
            <source>Membership is suspended: ill, on maternity leave or unpaid leave?</source>
            <translation>Membership is suspended: ill, on maternity leave or unpaid leave?</translation>
        </message>
        <message>
            <source>Money and numbers reach {count}. Who comes after stays as a reserve, in order.</source>
            <translation>Money and numbers reach {count}. Who comes after stays as a reserve, in order.</translation>
        </message>
        <message>
            <source>Money and numbers still reach {count} more. {ties}</source>
            <translation>Money and numbers still reach {count} more. {ties}</translation>
        </message>
        <message>
            <source>Money of {value} is planned or paid; this year stays.</source>
            <translation>Money of {value} is planned or paid; this year stays.</translation>
        </message>
        <message>
            <source>More than half of the committee must be there for the meeting to hold.</source>
            <translation>More than half of the committee must be there for the meeting to hold.</translation>
        </message>
        <message>
            <source>Move to a place… (Enter)</source>
            <translation>Move to a place… (Enter)</translation>
        </message>
        <message>
            <source>Move to another source…</source>
            <translation>Move to another source…</translation>
        </message>
        <message>
            <source>Moved by the committee</source>
            <translation>Moved by the committee</translation>
        </message>
        <message>
            <source>NO SIGNATURE</source>
            <translation>NO SIGNATURE</translation>
        </message>
        <message>
            <source>NOT AT THIS DESK</source>
            <translation>NOT AT THIS DESK</translation>
        </message>
        <message>
            <source>NOT GIVEN</source>
            <translation>NOT GIVEN</translation>
        </message>
        <message>
            <source>NOTED</source>
            <translation>NOTED</translation>
        </message>
        <message>
            <source>NOTED AS NOT TAKEN</source>
            <translation>NOTED AS NOT TAKEN</translation>
        </message>
        <message>
            <source>Name of the desk</source>
            <translation>Name of the desk</translation>
        </message>
        <message>
            <source>Name of the scheme</source>
            <translation>Name of the scheme</translation>
        </message>
        <message>
            <source>Name of who takes it</source>
            <translation>Name of who takes it</translation>
        </message>
        <message>
            <source>Name, number or slip…</source>
            <translation>Name, number or slip…</translation>
        </message>
        <message>
            <source>Name, section or number…</source>
            <translation>Name, section or number…</translation>
        </message>
        <message>
            <source>Never</source>
            <translation>Never</translation>
        </message>
        <message>
            <source>Never received</source>
            <translation>Never received</translation>
        </message>
        <message>
            <source>New Tết campaign</source>
            <translation>New Tết campaign</translation>
        </message>
        <message>
            <source>New Tết campaign…</source>
            <translation>New Tết campaign…</translation>
        </message>
        <message>
            <source>New in the hardship record</source>
            <translation>New in the hardship record</translation>
        </message>
        <message>
            <source>New scheme</source>
            <translation>New scheme</translation>
        </message>
        <message>
            <source>New scheme…</source>
            <translation>New scheme…</translation>
        </message>
        <message>
            <source>No</source>
            <translation>No</translation>
        </message>
        <message>
            <source>No Tết campaign yet</source>
            <translation>No Tết campaign yet</translation>
        </message>
        <message>
            <source>No Tết programme yet.</source>
            <translation>No Tết programme yet.</translation>
        </message>
        <message>
            <source>No gift has been handed out that could be taken back.</source>
            <translation>No gift has been handed out that could be taken back.</translation>
        </message>
        <message>
            <source>No meeting of {campaign} is kept yet. Enter one under “Choosing”, “Meeting…”.</source>
            <translation>No meeting of {campaign} is kept yet. Enter one under “Choosing”, “Meeting…”.</translation>
        </message>
        <message>
            <source>No member, or more than one, is called “{name}”: the child came in without parent.</source>
            <translation>No member, or more than one, is called “{name}”: the child came in without parent.</translation>
        </message>
        <message>
            <source>No money is approved yet</source>
            <translation>No money is approved yet</translation>
        </message>
        <message>
            <source>No points yet.</source>
            <translation>No points yet.</translation>
        </message>
        <message>
            <source>No reason stands here</source>
            <translation>No reason stands here</translation>
        </message>
        <message>
            <source>No scans yet</source>
            <translation>No scans yet</translation>
        </message>
        <message>
            <source>No voucher yet</source>
            <translation>No voucher yet</translation>
        </message>
        <message>
            <source>No.</source>
            <translation>No.</translation>
        </message>
        <message>
            <source>Nobody forgotten</source>
            <translation>Nobody forgotten</translation>
        </message>
        <message>
            <source>Nobody in need is without a proposal, every section has spoken, whoever had a gift last time has been looked at, reasons are proved and doubts settled. The list may be closed.</source>
            <translation>Nobody in need is without a proposal, every section has spoken, whoever had a gift last time has been looked at, reasons are proved and doubts settled. The list may be closed.</translation>
        </message>
        <message>
            <source>Nobody is given the same gift twice; delete the row.</source>
            <translation>Nobody is given the same gift twice; delete the row.</translation>
        </message>
        <message>
            <source>Nobody is left in the reserve of this scheme. Propose somebody first.</source>
            <translation>Nobody is left in the reserve of this scheme. Propose somebody first.</translation>
        </message>
        <message>
            <source>Nobody is proposed for this scheme</source>
            <translation>Nobody is proposed for this scheme</translation>
        </message>
        <message>
            <source>Nobody is proposed yet</source>
            <translation>Nobody is proposed yet</translation>
        </message>
        <message>
            <source>Nobody on the list</source>
            <translation>Nobody on the list</translation>
        </message>
        <message>
            <source>Nobody stands here yet</source>
            <translation>Nobody stands here yet</translation>
        </message>
        <message>
            <source>Nobody waits for “{scheme}” whom its money and number of gifts still reach.</source>
            <translation>Nobody waits for “{scheme}” whom its money and number of gifts still reach.</translation>
        </message>
        <message>
            <source>Nobody with a gift is called “{code}”.</source>
            <translation>Nobody with a gift is called “{code}”.</translation>
        </message>
        <message>
            <source>Nobody yet</source>
            <translation>Nobody yet</translation>
        </message>
        <message>
            <source>Not a member</source>
            <translation>Not a member</translation>
        </message>
        <message>
            <source>Not approved</source>
            <translation>Not approved</translation>
        </message>
        <message>
            <source>Not home for Tết, at least (years)</source>
            <translation>Not home for Tết, at least (years)</translation>
        </message>
        <message>
            <source>Not in the record: type the name</source>
            <translation>Not in the record: type the name</translation>
        </message>
        <message>
            <source>Not now</source>
            <translation>Not now</translation>
        </message>
        <message>
            <source>Not taken</source>
            <translation>Not taken</translation>
        </message>
        <message>
            <source>Not taken, replaced</source>
            <translation>Not taken, replaced</translation>
        </message>
        <message>
            <source>Not taken…</source>
            <translation>Not taken…</translation>
        </message>
        <message>
            <source>Note</source>
            <translation>Note</translation>
        </message>
        <message>
            <source>Note who did not come</source>
            <translation>Note who did not come</translation>
        </message>
        <message>
            <source>Noted on</source>
            <translation>Noted on</translation>
        </message>
        <message>
            <source>Nothing is open</source>
            <translation>Nothing is open</translation>
        </message>
        <message>
            <source>Nothing to compare yet</source>
            <translation>Nothing to compare yet</translation>
        </message>
        <message>
            <source>Nothing waits here for {name}.</source>
            <translation>Nothing waits here for {name}.</translation>
        </message>
        <message>
            <source>Nothing was given twice.</source>
            <translation>Nothing was given twice.</translation>
        </message>
        <message>
            <source>Nothing was handed out or paid in the accounting year {year}.</source>
            <translation>Nothing was handed out or paid in the accounting year {year}.</translation>
        </message>
        <message>
            <source>Nothing yet</source>
            <translation>Nothing yet</translation>
        </message>
        <message>
            <source>Now voucher {serial}</source>
            <translation>Now voucher {serial}</translation>
        </message>
        <message>
            <source>Number of gifts</source>
            <translation>Number of gifts</translation>
        </message>
        <message>
            <source>Number of its paper, or why it refuses</source>
            <translation>Number of its paper, or why it refuses</translation>
        </message>
        <message>
            <source>Number of the minutes</source>
            <translation>Number of the minutes</translation>
        </message>
        <message>
            <source>Number of the report</source>
            <translation>Number of the report</translation>
        </message>
        <message>
            <source>Number of the voucher</source>
            <translation>Number of the voucher</translation>
        </message>
        <message>
            <source>OF ANOTHER DESK</source>
            <translation>OF ANOTHER DESK</translation>
        </message>
        <message>
            <source>Objections to the posted list</source>
            <translation>Objections to the posted list</translation>
        </message>
        <message>
            <source>Objections…</source>
            <translation>Objections…</translation>
        </message>
        <message>
            <source>Of it in cash</source>
            <translation>Of it in cash</translation>
        </message>
        <message>
            <source>Of it in kind</source>
            <translation>Of it in kind</translation>
        </message>
        <message>
            <source>Of one household with {other}.</source>
            <translation>Of one household with {other}.</translation>
        </message>
        <message>
            <source>On leave</source>
            <translation>On leave</translation>
        </message>
        <message>
            <source>On leave now</source>
            <translation>On leave now</translation>
        </message>
        <message>
            <source>Only this desk so far. Give a part of the list to another laptop.</source>
            <translation>Only this desk so far. Give a part of the list to another laptop.</translation>
        </message>
        <message>
            <source>Only tickets have a journey.</source>
            <translation>Only tickets have a journey.</translation>
        </message>
        <message>
            <source>Only where somebody has said so.</source>
            <translation>Only where somebody has said so.</translation>
        </message>
        <message>
            <source>Open (Enter)</source>
            <translation>Open (Enter)</translation>
        </message>
        <message>
            <source>Open a hand-out desk</source>
            <translation>Open a hand-out desk</translation>
        </message>
        <message>
            <source>Open a hand-out desk from a file…</source>
            <translation>Open a hand-out desk from a file…</translation>
        </message>
        <message>
            <source>Open the desk</source>
            <translation>Open the desk</translation>
        </message>
        <message>
            <source>Open the member's record</source>
            <translation>Open the member's record</translation>
        </message>
        <message>
            <source>Open the proposal and choose the parent.</source>
            <translation>Open the proposal and choose the parent.</translation>
        </message>
        <message>
            <source>Opening the list</source>
            <translation>Opening the list</translation>
        </message>
        <message>
            <source>Opening…</source>
            <translation>Opening…</translation>
        </message>
        <message>
            <source>Order of the proposals</source>
            <translation>Order of the proposals</translation>
        </message>
        <message>
            <source>Other section now</source>
            <translation>Other section now</translation>
        </message>
        <message>
            <source>Page {page} of {pages} · {file}</source>
            <translation>Page {page} of {pages} · {file}</translation>
        </message>
        <message>
            <source>Paid by</source>
            <translation>Paid by</translation>
        </message>
        <message>
            <source>Paid by, out of the year</source>
            <translation>Paid by, out of the year</translation>
        </message>
        <message>
            <source>Paper about the job or wages</source>
            <translation>Paper about the job or wages</translation>
        </message>
        <message>
            <source>Paper of a hospital</source>
            <translation>Paper of a hospital</translation>
        </message>
        <message>
            <source>Paper of a policy family</source>
            <translation>Paper of a policy family</translation>
        </message>
        <message>
            <source>Paper of the commune or ward</source>
            <translation>Paper of the commune or ward</translation>
        </message>
        <message>
            <source>Papers</source>
            <translation>Papers</translation>
        </message>
        <message>
            <source>Papers about money</source>
            <translation>Papers about money</translation>
        </message>
        <message>
            <source>Papers and lists follow this order. A scheme on which gifts hang is not removed; its money can grow, and shrink down to what is approved.</source>
            <translation>Papers and lists follow this order. A scheme on which gifts hang is not removed; its money can grow, and shrink down to what is approved.</translation>
        </message>
        <message>
            <source>Parts of the campaign</source>
            <translation>Parts of the campaign</translation>
        </message>
        <message>
            <source>Parts of the list</source>
            <translation>Parts of the list</translation>
        </message>
        <message>
            <source>People</source>
            <translation>People</translation>
        </message>
        <message>
            <source>People are proposed already; the year stays {value}.</source>
            <translation>People are proposed already; the year stays {value}.</translation>
        </message>
        <message>
            <source>People get one gift of all schemes with the same word here.</source>
            <translation>People get one gift of all schemes with the same word here.</translation>
        </message>
        <message>
            <source>People proposed for gifts</source>
            <translation>People proposed for gifts</translation>
        </message>
        <message>
            <source>People who fit</source>
            <translation>People who fit</translation>
        </message>
        <message>
            <source>Place</source>
            <translation>Place</translation>
        </message>
        <message>
            <source>Plan document</source>
            <translation>Plan document</translation>
        </message>
        <message>
            <source>Plane</source>
            <translation>Plane</translation>
        </message>
        <message>
            <source>Points</source>
            <translation>Points</translation>
        </message>
        <message>
            <source>Points for a low income</source>
            <translation>Points for a low income</translation>
        </message>
        <message>
            <source>Points for each Tết without a gift</source>
            <translation>Points for each Tết without a gift</translation>
        </message>
        <message>
            <source>Points for each dependant</source>
            <translation>Points for each dependant</translation>
        </message>
        <message>
            <source>Points for each reason</source>
            <translation>Points for each reason</translation>
        </message>
        <message>
            <source>Points go from 0 to 1000.</source>
            <translation>Points go from 0 to 1000.</translation>
        </message>
        <message>
            <source>Post the list of {name}</source>
            <translation>Post the list of {name}</translation>
        </message>
        <message>
            <source>Post the list…</source>
            <translation>Post the list…</translation>
        </message>
        <message>
            <source>Posted</source>
            <translation>Posted</translation>
        </message>
        <message>
            <source>Posting begins</source>
            <translation>Posting begins</translation>
        </message>
        <message>
            <source>Posting ends</source>
            <translation>Posting ends</translation>
        </message>
        <message>
            <source>Present, a name on each line</source>
            <translation>Present, a name on each line</translation>
        </message>
        <message>
            <source>Press Enter to give it.</source>
            <translation>Press Enter to give it.</translation>
        </message>
        <message>
            <source>Print</source>
            <translation>Print</translation>
        </message>
        <message>
            <source>Print the minutes</source>
            <translation>Print the minutes</translation>
        </message>
        <message>
            <source>Print the reserves</source>
            <translation>Print the reserves</translation>
        </message>
        <message>
            <source>Print the slip again…</source>
            <translation>Print the slip again…</translation>
        </message>
        <message>
            <source>Print the slips</source>
            <translation>Print the slips</translation>
        </message>
        <message>
            <source>Print the slips…</source>
            <translation>Print the slips…</translation>
        </message>
        <message>
            <source>Print who has still to sign…</source>
            <translation>Print who has still to sign…</translation>
        </message>
        <message>
            <source>Printed on slips and lists, such as what is in the bag.</source>
            <translation>Printed on slips and lists, such as what is in the bag.</translation>
        </message>
        <message>
            <source>Programme</source>
            <translation>Programme</translation>
        </message>
        <message>
            <source>Proposals from</source>
            <translation>Proposals from</translation>
        </message>
        <message>
            <source>Proposals stand here in order: points for each reason and for each Tết without a gift. The committee may move people, with a reason that stands in the minutes.</source>
            <translation>Proposals stand here in order: points for each reason and for each Tết without a gift. The committee may move people, with a reason that stands in the minutes.</translation>
        </message>
        <message>
            <source>Proposals until</source>
            <translation>Proposals until</translation>
        </message>
        <message>
            <source>Propose again</source>
            <translation>Propose again</translation>
        </message>
        <message>
            <source>Propose by</source>
            <translation>Propose by</translation>
        </message>
        <message>
            <source>Propose somebody</source>
            <translation>Propose somebody</translation>
        </message>
        <message>
            <source>Propose {count}</source>
            <translation>Propose {count}</translation>
        </message>
        <message>
            <source>Proposed</source>
            <translation>Proposed</translation>
        </message>
        <message>
            <source>Proposed already</source>
            <translation>Proposed already</translation>
        </message>
        <message>
            <source>Proposed for a gift</source>
            <translation>Proposed for a gift</translation>
        </message>
        <message>
            <source>Propose…</source>
            <translation>Propose…</translation>
        </message>
        <message>
            <source>Proved by</source>
            <translation>Proved by</translation>
        </message>
        <message>
            <source>Read a campaign from a file…</source>
            <translation>Read a campaign from a file…</translation>
        </message>
        <message>
            <source>Ready for the first slip</source>
            <translation>Ready for the first slip</translation>
        </message>
        <message>
            <source>Ready for the next slip</source>
            <translation>Ready for the next slip</translation>
        </message>
        <message>
            <source>Reason</source>
            <translation>Reason</translation>
        </message>
        <message>
            <source>Reason of the record</source>
            <translation>Reason of the record</translation>
        </message>
        <message>
            <source>Reasons</source>
            <translation>Reasons</translation>
        </message>
        <message>
            <source>Reasons nobody proved</source>
            <translation>Reasons nobody proved</translation>
        </message>
        <message>
            <source>Reasons that stand</source>
            <translation>Reasons that stand</translation>
        </message>
        <message>
            <source>Reasons then</source>
            <translation>Reasons then</translation>
        </message>
        <message>
            <source>Received</source>
            <translation>Received</translation>
        </message>
        <message>
            <source>Received by</source>
            <translation>Received by</translation>
        </message>
        <message>
            <source>Received from the cashier by</source>
            <translation>Received from the cashier by</translation>
        </message>
        <message>
            <source>Received in 3 Tết</source>
            <translation>Received in 3 Tết</translation>
        </message>
        <message>
            <source>Received on</source>
            <translation>Received on</translation>
        </message>
        <message>
            <source>Received: at Tết {years}. A share is only a hint: half by people with a hardship, half by members.</source>
            <translation>Received: at Tết {years}. A share is only a hint: half by people with a hardship, half by members.</translation>
        </message>
        <message>
            <source>Record of an accident</source>
            <translation>Record of an accident</translation>
        </message>
        <message>
            <source>Refused</source>
            <translation>Refused</translation>
        </message>
        <message>
            <source>Refused by the superior</source>
            <translation>Refused by the superior</translation>
        </message>
        <message>
            <source>Reject it first if it must change.</source>
            <translation>Reject it first if it must change.</translation>
        </message>
        <message>
            <source>Relation</source>
            <translation>Relation</translation>
        </message>
        <message>
            <source>Remove</source>
            <translation>Remove</translation>
        </message>
        <message>
            <source>Remove this scan</source>
            <translation>Remove this scan</translation>
        </message>
        <message>
            <source>Removed: {name}</source>
            <translation>Removed: {name}</translation>
        </message>
        <message>
            <source>Replace by the reserve…</source>
            <translation>Replace by the reserve…</translation>
        </message>
        <message>
            <source>Replaced</source>
            <translation>Replaced</translation>
        </message>
        <message>
            <source>Returned</source>
            <translation>Returned</translation>
        </message>
        <message>
            <source>Returns on</source>
            <translation>Returns on</translation>
        </message>
        <message>
            <source>Route</source>
            <translation>Route</translation>
        </message>
        <message>
            <source>Rows of the signed list</source>
            <translation>Rows of the signed list</translation>
        </message>
        <message>
            <source>Run of serials</source>
            <translation>Run of serials</translation>
        </message>
        <message>
            <source>Scan or photograph the signed list and add its pages, or look at the paper and note the rows on the right.</source>
            <translation>Scan or photograph the signed list and add its pages, or look at the paper and note the rows on the right.</translation>
        </message>
        <message>
            <source>Scan the slip, or type a name, a number…</source>
            <translation>Scan the slip, or type a name, a number…</translation>
        </message>
        <message>
            <source>Scanned twice, recorded once.</source>
            <translation>Scanned twice, recorded once.</translation>
        </message>
        <message>
            <source>Scans of the signed list</source>
            <translation>Scans of the signed list</translation>
        </message>
        <message>
            <source>Scheme</source>
            <translation>Scheme</translation>
        </message>
        <message>
            <source>Scheme then</source>
            <translation>Scheme then</translation>
        </message>
        <message>
            <source>Schemes and budgets…</source>
            <translation>Schemes and budgets…</translation>
        </message>
        <message>
            <source>Schemes of {name}</source>
            <translation>Schemes of {name}</translation>
        </message>
        <message>
            <source>Seat</source>
            <translation>Seat</translation>
        </message>
        <message>
            <source>Seat back</source>
            <translation>Seat back</translation>
        </message>
        <message>
            <source>Seat {seat} is kept for {holder} already. Choose another one.</source>
            <translation>Seat {seat} is kept for {holder} already. Choose another one.</translation>
        </message>
        <message>
            <source>Secretary</source>
            <translation>Secretary</translation>
        </message>
        <message>
            <source>Section</source>
            <translation>Section</translation>
        </message>
        <message>
            <source>Section or place</source>
            <translation>Section or place</translation>
        </message>
        <message>
            <source>Section or reason</source>
            <translation>Section or reason</translation>
        </message>
        <message>
            <source>Sections and reasons stand here as soon as people are proposed.</source>
            <translation>Sections and reasons stand here as soon as people are proposed.</translation>
        </message>
        <message>
            <source>Sections without a proposal</source>
            <translation>Sections without a proposal</translation>
        </message>
        <message>
            <source>Sent to the superior</source>
            <translation>Sent to the superior</translation>
        </message>
        <message>
            <source>Sent to the union above</source>
            <translation>Sent to the union above</translation>
        </message>
        <message>
            <source>Serial</source>
            <translation>Serial</translation>
        </message>
        <message>
            <source>Serials of {name}</source>
            <translation>Serials of {name}</translation>
        </message>
        <message>
            <source>Set out for handing out</source>
            <translation>Set out for handing out</translation>
        </message>
        <message>
            <source>Settle a year of {name}</source>
            <translation>Settle a year of {name}</translation>
        </message>
        <message>
            <source>Settle by</source>
            <translation>Settle by</translation>
        </message>
        <message>
            <source>Settle the year…</source>
            <translation>Settle the year…</translation>
        </message>
        <message>
            <source>Settled</source>
            <translation>Settled</translation>
        </message>
        <message>
            <source>Settled on</source>
            <translation>Settled on</translation>
        </message>
        <message>
            <source>Several desks – {campaign}</source>
            <translation>Several desks – {campaign}</translation>
        </message>
        <message>
            <source>Several desks…</source>
            <translation>Several desks…</translation>
        </message>
        <message>
            <source>Sex</source>
            <translation>Sex</translation>
        </message>
        <message>
            <source>Share</source>
            <translation>Share</translation>
        </message>
        <message>
            <source>Shares</source>
            <translation>Shares</translation>
        </message>
        <message>
            <source>Show it</source>
            <translation>Show it</translation>
        </message>
        <message>
            <source>Show what is written about the hardship of {name}? That you looked is recorded.</source>
            <translation>Show what is written about the hardship of {name}? That you looked is recorded.</translation>
        </message>
        <message>
            <source>Signature</source>
            <translation>Signature</translation>
        </message>
        <message>
            <source>Signed list – {list}</source>
            <translation>Signed list – {list}</translation>
        </message>
        <message>
            <source>Signed list: scans and signatures…</source>
            <translation>Signed list: scans and signatures…</translation>
        </message>
        <message>
            <source>Since</source>
            <translation>Since</translation>
        </message>
        <message>
            <source>Slip</source>
            <translation>Slip</translation>
        </message>
        <message>
            <source>Somebody else takes it</source>
            <translation>Somebody else takes it</translation>
        </message>
        <message>
            <source>Somebody who is not a member</source>
            <translation>Somebody who is not a member</translation>
        </message>
        <message>
            <source>Sound off</source>
            <translation>Sound off</translation>
        </message>
        <message>
            <source>Sound on</source>
            <translation>Sound on</translation>
        </message>
        <message>
            <source>Source</source>
            <translation>Source</translation>
        </message>
        <message>
            <source>Space ticks a reason; several may be ticked.</source>
            <translation>Space ticks a reason; several may be ticked.</translation>
        </message>
        <message>
            <source>Space: the row is not signed · Enter: the page ends at this row · ← →: page</source>
            <translation>Space: the row is not signed · Enter: the page ends at this row · ← →: page</translation>
        </message>
        <message>
            <source>Spoiled or missing</source>
            <translation>Spoiled or missing</translation>
        </message>
        <message>
            <source>Spoiled or missing (serial: why; serial…)</source>
            <translation>Spoiled or missing (serial: why; serial…)</translation>
        </message>
        <message>
            <source>Stands in the hardship record: {reasons}.</source>
            <translation>Stands in the hardship record: {reasons}.</translation>
        </message>
        <message>
            <source>Stands in the record</source>
            <translation>Stands in the record</translation>
        </message>
        <message>
            <source>State</source>
            <translation>State</translation>
        </message>
        <message>
            <source>Stay here</source>
            <translation>Stay here</translation>
        </message>
        <message>
            <source>Still here</source>
            <translation>Still here</translation>
        </message>
        <message>
            <source>Still open</source>
            <translation>Still open</translation>
        </message>
        <message>
            <source>Still to sign</source>
            <translation>Still to sign</translation>
        </message>
        <message>
            <source>Survey sheets of the sections…</source>
            <translation>Survey sheets of the sections…</translation>
        </message>
        <message>
            <source>TAKEN BACK</source>
            <translation>TAKEN BACK</translation>
        </message>
        <message>
            <source>Take in what a desk brings back…</source>
            <translation>Take in what a desk brings back…</translation>
        </message>
        <message>
            <source>Take its part back</source>
            <translation>Take its part back</translation>
        </message>
        <message>
            <source>Take off</source>
            <translation>Take off</translation>
        </message>
        <message>
            <source>Take off the list</source>
            <translation>Take off the list</translation>
        </message>
        <message>
            <source>Take the last one back</source>
            <translation>Take the last one back</translation>
        </message>
        <message>
            <source>Take the list as it stands now into the minutes</source>
            <translation>Take the list as it stands now into the minutes</translation>
        </message>
        <message>
            <source>Take the run back</source>
            <translation>Take the run back</translation>
        </message>
        <message>
            <source>Taken back: {first} – {last}</source>
            <translation>Taken back: {first} – {last}</translation>
        </message>
        <message>
            <source>Taken off the hardship record</source>
            <translation>Taken off the hardship record</translation>
        </message>
        <message>
            <source>Taking a run back takes its vouchers from whoever they were kept for.</source>
            <translation>Taking a run back takes its vouchers from whoever they were kept for.</translation>
        </message>
        <message>
            <source>Telephone</source>
            <translation>Telephone</translation>
        </message>
        <message>
            <source>The Confederation</source>
            <translation>The Confederation</translation>
        </message>
        <message>
            <source>The accounting year {year} of this campaign is settled; nothing of it changes any more.</source>
            <translation>The accounting year {year} of this campaign is settled; nothing of it changes any more.</translation>
        </message>
        <message>
            <source>The answer on {count} gifts was written down</source>
            <translation>The answer on {count} gifts was written down</translation>
        </message>
        <message>
            <source>The budget of {source} for “{scheme}” has {left} đồng left; {wanted} đồng are needed.</source>
            <translation>The budget of {source} for “{scheme}” has {left} đồng left; {wanted} đồng are needed.</translation>
        </message>
        <message>
            <source>The code {code} is used by another campaign.</source>
            <translation>The code {code} is used by another campaign.</translation>
        </message>
        <message>
            <source>The code {code} is used by another scheme.</source>
            <translation>The code {code} is used by another scheme.</translation>
        </message>
        <message>
            <source>The committee has agreed on these points</source>
            <translation>The committee has agreed on these points</translation>
        </message>
        <message>
            <source>The committee has looked at it</source>
            <translation>The committee has looked at it</translation>
        </message>
        <message>
            <source>The criteria were kept</source>
            <translation>The criteria were kept</translation>
        </message>
        <message>
            <source>The desk “{desk}” ({campaign}, {union}) was opened on this computer. Go on with it?</source>
            <translation>The desk “{desk}” ({campaign}, {union}) was opened on this computer. Go on with it?</translation>
        </message>
        <message>
            <source>The first one ticked</source>
            <translation>The first one ticked</translation>
        </message>
        <message>
            <source>The first source with enough left</source>
            <translation>The first source with enough left</translation>
        </message>
        <message>
            <source>The gift of {name} has not been approved yet.</source>
            <translation>The gift of {name} has not been approved yet.</translation>
        </message>
        <message>
            <source>The gift of {name} under “{scheme}” is decided and was left as it is.</source>
            <translation>The gift of {name} under “{scheme}” is decided and was left as it is.</translation>
        </message>
        <message>
            <source>The hardship record was changed</source>
            <translation>The hardship record was changed</translation>
        </message>
        <message>
            <source>The holder of this identity card has no gift in this campaign.</source>
            <translation>The holder of this identity card has no gift in this campaign.</translation>
        </message>
        <message>
            <source>The last five</source>
            <translation>The last five</translation>
        </message>
        <message>
            <source>The list of “{scheme}” hangs out until {last}; close it on the day after.</source>
            <translation>The list of “{scheme}” hangs out until {last}; close it on the day after.</translation>
        </message>
        <message>
            <source>The list was closed: {count} gifts</source>
            <translation>The list was closed: {count} gifts</translation>
        </message>
        <message>
            <source>The lunar calendar of this program reaches from 1900 to 2100.</source>
            <translation>The lunar calendar of this program reaches from 1900 to 2100.</translation>
        </message>
        <message>
            <source>The meeting was kept with the list as it stands</source>
            <translation>The meeting was kept with the list as it stands</translation>
        </message>
        <message>
            <source>The next one gets the next seat; companions sit beside.</source>
            <translation>The next one gets the next seat; companions sit beside.</translation>
        </message>
        <message>
            <source>The parent, {other}, is on the list too.</source>
            <translation>The parent, {other}, is on the list too.</translation>
        </message>
        <message>
            <source>The place of {name} was taken</source>
            <translation>The place of {name} was taken</translation>
        </message>
        <message>
            <source>The points are a proposal, nobody has confirmed them: “Criteria…” changes them.</source>
            <translation>The points are a proposal, nobody has confirmed them: “Criteria…” changes them.</translation>
        </message>
        <message>
            <source>The points decide again</source>
            <translation>The points decide again</translation>
        </message>
        <message>
            <source>The proposal was changed</source>
            <translation>The proposal was changed</translation>
        </message>
        <message>
            <source>The province or branch</source>
            <translation>The province or branch</translation>
        </message>
        <message>
            <source>The record names no child; type the name below.</source>
            <translation>The record names no child; type the name below.</translation>
        </message>
        <message>
            <source>The reserve in its order; the first one is chosen.</source>
            <translation>The reserve in its order; the first one is chosen.</translation>
        </message>
        <message>
            <source>The row does not say which scheme it is for, and there are several.</source>
            <translation>The row does not say which scheme it is for, and there are several.</translation>
        </message>
        <message>
            <source>The same word for people of one household, such as the address.</source>
            <translation>The same word for people of one household, such as the address.</translation>
        </message>
        <message>
            <source>The scan {file} was removed</source>
            <translation>The scan {file} was removed</translation>
        </message>
        <message>
            <source>The section has been there</source>
            <translation>The section has been there</translation>
        </message>
        <message>
            <source>The sixteen digits</source>
            <translation>The sixteen digits</translation>
        </message>
        <message>
            <source>The slip {code} is of another campaign.</source>
            <translation>The slip {code} is of another campaign.</translation>
        </message>
        <message>
            <source>The tabs follow the work. “List”: propose people, select them, then “Approve…”; the meters show what is left of the money. “Beneficiaries”: what is known of everybody’s hardship and what they got before. “Choosing”: order by points, meeting, minutes. “Shares”: whether every section gets its part. “Nobody forgotten”: what to look at before “Close the list”. “Hand-out desk”: scan slips; nobody is given the same gift twice. “Vouchers and settlement”: list and vouchers agree, then the year is settled. Posting, the union above, serials and several desks stand in the menu “Work”, papers in “Reports”.</source>
            <translation>The tabs follow the work. “List”: propose people, select them, then “Approve…”; the meters show what is left of the money. “Beneficiaries”: what is known of everybody’s hardship and what they got before. “Choosing”: order by points, meeting, minutes. “Shares”: whether every section gets its part. “Nobody forgotten”: what to look at before “Close the list”. “Hand-out desk”: scan slips; nobody is given the same gift twice. “Vouchers and settlement”: list and vouchers agree, then the year is settled. Posting, the union above, serials and several desks stand in the menu “Work”, papers in “Reports”.</translation>
        </message>
        <message>
            <source>The ticket of {name} was written down</source>
            <translation>The ticket of {name} was written down</translation>
        </message>
        <message>
            <source>The union above decides on the list</source>
            <translation>The union above decides on the list</translation>
        </message>
        <message>
            <source>The union above found this person in another union: {other}.</source>
            <translation>The union above found this person in another union: {other}.</translation>
        </message>
        <message>
            <source>The union above has</source>
            <translation>The union above has</translation>
        </message>
        <message>
            <source>The union directly above</source>
            <translation>The union directly above</translation>
        </message>
        <message>
            <source>The vouchers go to the list in its printed order, the smallest number first.</source>
            <translation>The vouchers go to the list in its printed order, the smallest number first.</translation>
        </message>
        <message>
            <source>The years the money is spent in. Empty: the year before Tết and the year of Tết.</source>
            <translation>The years the money is spent in. Empty: the year before Tết and the year of Tết.</translation>
        </message>
        <message>
            <source>Theme</source>
            <translation>Theme</translation>
        </message>
        <message>
            <source>Then in {section}.</source>
            <translation>Then in {section}.</translation>
        </message>
        <message>
            <source>There are more vouchers than gifts: keep the rest unused</source>
            <translation>There are more vouchers than gifts: keep the rest unused</translation>
        </message>
        <message>
            <source>There are {serials} usable vouchers for {gifts} gifts without one.</source>
            <translation>There are {serials} usable vouchers for {gifts} gifts without one.</translation>
        </message>
        <message>
            <source>There is a desk “{name}” already. Give another name.</source>
            <translation>There is a desk “{name}” already. Give another name.</translation>
        </message>
        <message>
            <source>There is no Tết campaign the list could go into.</source>
            <translation>There is no Tết campaign the list could go into.</translation>
        </message>
        <message>
            <source>There is no Tết campaign yet. Add one first.</source>
            <translation>There is no Tết campaign yet. Add one first.</translation>
        </message>
        <message>
            <source>There is no Tết campaign “{campaign}”. There are: {known}.</source>
            <translation>There is no Tết campaign “{campaign}”. There are: {known}.</translation>
        </message>
        <message>
            <source>There is no earlier Tết in this book. Propose people, or import last year's list.</source>
            <translation>There is no earlier Tết in this book. Propose people, or import last year's list.</translation>
        </message>
        <message>
            <source>There is no scheme “{scheme}”. There are: {known}.</source>
            <translation>There is no scheme “{scheme}”. There are: {known}.</translation>
        </message>
        <message>
            <source>There is no scheme “{value}” in this campaign.</source>
            <translation>There is no scheme “{value}” in this campaign.</translation>
        </message>
        <message>
            <source>There is no slip {code} in this book.</source>
            <translation>There is no slip {code} in this book.</translation>
        </message>
        <message>
            <source>These are not the digits of “{file}”. Compare them with the paper.</source>
            <translation>These are not the digits of “{file}”. Compare them with the paper.</translation>
        </message>
        <message>
            <source>This day lies before the day on which it begins.</source>
            <translation>This day lies before the day on which it begins.</translation>
        </message>
        <message>
            <source>This desk is open in another window.</source>
            <translation>This desk is open in another window.</translation>
        </message>
        <message>
            <source>This is a code of another system, not a slip of this campaign.</source>
            <translation>This is a code of another system, not a slip of this campaign.</translation>
        </message>
        <message>
            <source>This is a member: name, birth and number are changed in the members' list.</source>
            <translation>This is a member: name, birth and number are changed in the members' list.</translation>
        </message>
        <message>
            <source>This page holds no picture that can be shown here.</source>
            <translation>This page holds no picture that can be shown here.</translation>
        </message>
        <message>
            <source>This page is about all schemes of the campaign.</source>
            <translation>This page is about all schemes of the campaign.</translation>
        </message>
        <message>
            <source>This reason stands in the record already. Change that line.</source>
            <translation>This reason stands in the record already. Change that line.</translation>
        </message>
        <message>
            <source>This union's</source>
            <translation>This union's</translation>
        </message>
        <message>
            <source>Tick all that are shown</source>
            <translation>Tick all that are shown</translation>
        </message>
        <message>
            <source>Tick at least one part with gifts that still wait.</source>
            <translation>Tick at least one part with gifts that still wait.</translation>
        </message>
        <message>
            <source>Tick with Space what the other desk is to give; the rest stays here.</source>
            <translation>Tick with Space what the other desk is to give; the rest stays here.</translation>
        </message>
        <message>
            <source>Ticket</source>
            <translation>Ticket</translation>
        </message>
        <message>
            <source>Ticket of {name}</source>
            <translation>Ticket of {name}</translation>
        </message>
        <message>
            <source>Ticket, seat, companions…</source>
            <translation>Ticket, seat, companions…</translation>
        </message>
        <message>
            <source>Tickets for {count} people</source>
            <translation>Tickets for {count} people</translation>
        </message>
        <message>
            <source>To be fetched elsewhere: {schemes}</source>
            <translation>To be fetched elsewhere: {schemes}</translation>
        </message>
        <message>
            <source>To decide</source>
            <translation>To decide</translation>
        </message>
        <message>
            <source>To serial</source>
            <translation>To serial</translation>
        </message>
        <message>
            <source>To the place</source>
            <translation>To the place</translation>
        </message>
        <message>
            <source>Today</source>
            <translation>Today</translation>
        </message>
        <message>
            <source>Too much text at once. Scan one slip, or type a name.</source>
            <translation>Too much text at once. Scan one slip, or type a name.</translation>
        </message>
        <message>
            <source>Took a gift before</source>
            <translation>Took a gift before</translation>
        </message>
        <message>
            <source>Train</source>
            <translation>Train</translation>
        </message>
        <message>
            <source>Transfer order: number and day</source>
            <translation>Transfer order: number and day</translation>
        </message>
        <message>
            <source>Travelling by</source>
            <translation>Travelling by</translation>
        </message>
        <message>
            <source>Two slips came at once. Nothing was given: scan them one by one.</source>
            <translation>Two slips came at once. Nothing was given: scan them one by one.</translation>
        </message>
        <message>
            <source>Type a part of the name; who left or is on leave is told.</source>
            <translation>Type a part of the name; who left or is on leave is told.</translation>
        </message>
        <message>
            <source>Type all sixteen digits; one of them is not right yet.</source>
            <translation>Type all sixteen digits; one of them is not right yet.</translation>
        </message>
        <message>
            <source>Tết</source>
            <translation>Tết</translation>
        </message>
        <message>
            <source>Tết gift: {facts}</source>
            <translation>Tết gift: {facts}</translation>
        </message>
        <message>
            <source>Tết gifts</source>
            <translation>Tết gifts</translation>
        </message>
        <message>
            <source>Tết of the year</source>
            <translation>Tết of the year</translation>
        </message>
        <message>
            <source>Tết {year}</source>
            <translation>Tết {year}</translation>
        </message>
        <message>
            <source>Tết {year}: “{scheme}”{reasons}; on no list this year.</source>
            <translation>Tết {year}: “{scheme}”{reasons}; on no list this year.</translation>
        </message>
        <message>
            <source>Union above</source>
            <translation>Union above</translation>
        </message>
        <message>
            <source>Until</source>
            <translation>Until</translation>
        </message>
        <message>
            <source>Unused</source>
            <translation>Unused</translation>
        </message>
        <message>
            <source>Up</source>
            <translation>Up</translation>
        </message>
        <message>
            <source>Verified</source>
            <translation>Verified</translation>
        </message>
        <message>
            <source>Voucher</source>
            <translation>Voucher</translation>
        </message>
        <message>
            <source>Voucher serials…</source>
            <translation>Voucher serials…</translation>
        </message>
        <message>
            <source>Voucher spoiled…</source>
            <translation>Voucher spoiled…</translation>
        </message>
        <message>
            <source>Voucher {number}</source>
            <translation>Voucher {number}</translation>
        </message>
        <message>
            <source>Voucher {number} of {year} exists already: {on}, {payee}. Use the next free number.</source>
            <translation>Voucher {number} of {year} exists already: {on}, {payee}. Use the next free number.</translation>
        </message>
        <message>
            <source>Voucher {number}: {amount} đồng</source>
            <translation>Voucher {number}: {amount} đồng</translation>
        </message>
        <message>
            <source>Voucher {serial} is already kept for {holder}.</source>
            <translation>Voucher {serial} is already kept for {holder}.</translation>
        </message>
        <message>
            <source>Voucher {serial} of {name} is spoiled or lost</source>
            <translation>Voucher {serial} of {name} is spoiled or lost</translation>
        </message>
        <message>
            <source>Voucher “{serial}” is not between “{first}” and “{last}”.</source>
            <translation>Voucher “{serial}” is not between “{first}” and “{last}”.</translation>
        </message>
        <message>
            <source>Vouchers</source>
            <translation>Vouchers</translation>
        </message>
        <message>
            <source>Vouchers and settlement</source>
            <translation>Vouchers and settlement</translation>
        </message>
        <message>
            <source>Vouchers to shop with, tickets</source>
            <translation>Vouchers to shop with, tickets</translation>
        </message>
        <message>
            <source>Waits for an answer</source>
            <translation>Waits for an answer</translation>
        </message>
        <message>
            <source>Was home for Tết more recently than the scheme asks.</source>
            <translation>Was home for Tết more recently than the scheme asks.</translation>
        </message>
        <message>
            <source>Way back from</source>
            <translation>Way back from</translation>
        </message>
        <message>
            <source>Way back until</source>
            <translation>Way back until</translation>
        </message>
        <message>
            <source>What changed</source>
            <translation>What changed</translation>
        </message>
        <message>
            <source>What else was said</source>
            <translation>What else was said</translation>
        </message>
        <message>
            <source>What is handed out at this desk</source>
            <translation>What is handed out at this desk</translation>
        </message>
        <message>
            <source>What is in it</source>
            <translation>What is in it</translation>
        </message>
        <message>
            <source>What is open</source>
            <translation>What is open</translation>
        </message>
        <message>
            <source>What is said</source>
            <translation>What is said</translation>
        </message>
        <message>
            <source>What it records</source>
            <translation>What it records</translation>
        </message>
        <message>
            <source>What the committee answers</source>
            <translation>What the committee answers</translation>
        </message>
        <message>
            <source>What the hardship is</source>
            <translation>What the hardship is</translation>
        </message>
        <message>
            <source>What the hardship is stands apart: “What the hardship is…” shows it.</source>
            <translation>What the hardship is stands apart: “What the hardship is…” shows it.</translation>
        </message>
        <message>
            <source>What the hardship is was changed</source>
            <translation>What the hardship is was changed</translation>
        </message>
        <message>
            <source>What the hardship is…</source>
            <translation>What the hardship is…</translation>
        </message>
        <message>
            <source>What this desk gave has not been written for the first desk yet. It stays on this computer and can be written later.</source>
            <translation>What this desk gave has not been written for the first desk yet. It stays on this computer and can be written later.</translation>
        </message>
        <message>
            <source>What was found</source>
            <translation>What was found</translation>
        </message>
        <message>
            <source>When to come</source>
            <translation>When to come</translation>
        </message>
        <message>
            <source>Where to come</source>
            <translation>Where to come</translation>
        </message>
        <message>
            <source>Who</source>
            <translation>Who</translation>
        </message>
        <message>
            <source>Who comes along (at most {most})</source>
            <translation>Who comes along (at most {most})</translation>
        </message>
        <message>
            <source>Who got what</source>
            <translation>Who got what</translation>
        </message>
        <message>
            <source>Who it is</source>
            <translation>Who it is</translation>
        </message>
        <message>
            <source>Who it is…</source>
            <translation>Who it is…</translation>
        </message>
        <message>
            <source>Who objects</source>
            <translation>Who objects</translation>
        </message>
        <message>
            <source>Who takes the place</source>
            <translation>Who takes the place</translation>
        </message>
        <message>
            <source>Who took the money or the goods over; for what comes back, who took it in.</source>
            <translation>Who took the money or the goods over; for what comes back, who took it in.</translation>
        </message>
        <message>
            <source>Whoever receives it signs</source>
            <translation>Whoever receives it signs</translation>
        </message>
        <message>
            <source>Whose scheme it is</source>
            <translation>Whose scheme it is</translation>
        </message>
        <message>
            <source>Why it is not wanted</source>
            <translation>Why it is not wanted</translation>
        </message>
        <message>
            <source>Why it stands here</source>
            <translation>Why it stands here</translation>
        </message>
        <message>
            <source>With a hardship</source>
            <translation>With a hardship</translation>
        </message>
        <message>
            <source>With an owner</source>
            <translation>With an owner</translation>
        </message>
        <message>
            <source>Without a section</source>
            <translation>Without a section</translation>
        </message>
        <message>
            <source>Without proof: {reasons}.</source>
            <translation>Without proof: {reasons}.</translation>
        </message>
        <message>
            <source>Write for example Đoàn viên, Người lao động or Con đoàn viên.</source>
            <translation>Write for example Đoàn viên, Người lao động or Con đoàn viên.</translation>
        </message>
        <message>
            <source>Write its file again…</source>
            <translation>Write its file again…</translation>
        </message>
        <message>
            <source>Write one down…</source>
            <translation>Write one down…</translation>
        </message>
        <message>
            <source>Write one of the codes: {known}.</source>
            <translation>Write one of the codes: {known}.</translation>
        </message>
        <message>
            <source>Write the file…</source>
            <translation>Write the file…</translation>
        </message>
        <message>
            <source>Write the number and day of the transfer order for {name}.</source>
            <translation>Write the number and day of the transfer order for {name}.</translation>
        </message>
        <message>
            <source>Write the reason; it is kept with the decision.</source>
            <translation>Write the reason; it is kept with the decision.</translation>
        </message>
        <message>
            <source>Write the years as 2025, 2026.</source>
            <translation>Write the years as 2025, 2026.</translation>
        </message>
        <message>
            <source>Write what goes back…</source>
            <translation>Write what goes back…</translation>
        </message>
        <message>
            <source>Writing the list for {desk}</source>
            <translation>Writing the list for {desk}</translation>
        </message>
        <message>
            <source>Written down: {by}</source>
            <translation>Written down: {by}</translation>
        </message>
        <message>
            <source>Year</source>
            <translation>Year</translation>
        </message>
        <message>
            <source>Year of birth</source>
            <translation>Year of birth</translation>
        </message>
        <message>
            <source>Years not home for Tết</source>
            <translation>Years not home for Tết</translation>
        </message>
        <message>
            <source>Yes</source>
            <translation>Yes</translation>
        </message>
        <message>
            <source>agrees</source>
            <translation>agrees</translation>
        </message>
        <message>
            <source>born {year}</source>
            <translation>born {year}</translation>
        </message>
        <message>
            <source>brought back {time}</source>
            <translation>brought back {time}</translation>
        </message>
        <message>
            <source>by bank</source>
            <translation>by bank</translation>
        </message>
        <message>
            <source>counted</source>
            <translation>counted</translation>
        </message>
        <message>
            <source>finished</source>
            <translation>finished</translation>
        </message>
        <message>
            <source>given by several desks</source>
            <translation>given by several desks</translation>
        </message>
        <message>
            <source>handed out late, on {day}</source>
            <translation>handed out late, on {day}</translation>
        </message>
        <message>
            <source>is not in this book any more</source>
            <translation>is not in this book any more</translation>
        </message>
        <message>
            <source>not handed out</source>
            <translation>not handed out</translation>
        </message>
        <message>
            <source>not looked at</source>
            <translation>not looked at</translation>
        </message>
        <message>
            <source>nothing brought back yet</source>
            <translation>nothing brought back yet</translation>
        </message>
        <message>
            <source>nothing to give</source>
            <translation>nothing to give</translation>
        </message>
        <message>
            <source>received</source>
            <translation>received</translation>
        </message>
        <message>
            <source>recorded</source>
            <translation>recorded</translation>
        </message>
        <message>
            <source>serial {serial}</source>
            <translation>serial {serial}</translation>
        </message>
        <message>
            <source>signed</source>
            <translation>signed</translation>
        </message>
        <message>
            <source>still to be fetched elsewhere: {schemes}</source>
            <translation>still to be fetched elsewhere: {schemes}</translation>
        </message>
        <message>
            <source>taken back</source>
            <translation>taken back</translation>
        </message>
        <message>
            <source>taken by {name}</source>
            <translation>taken by {name}</translation>
        </message>
        <message>
            <source>today</source>
            <translation>today</translation>
        </message>
        <message>
            <source>tomorrow</source>
            <translation>tomorrow</translation>
        </message>
        <message>
            <source>was no longer to be given</source>
            <translation>was no longer to be given</translation>
        </message>
        <message>
            <source>{companion} needs an identity number to fly.</source>
            <translation>{companion} needs an identity number to fly.</translation>
        </message>
        <message>
            <source>{content} (worth {worth} đồng)</source>
            <translation>{content} (worth {worth} đồng)</translation>
        </message>
        <message>
            <source>{count} Tết gifts</source>
            <translation>{count} Tết gifts</translation>
        </message>
        <message>
            <source>{count} Tết without a gift</source>
            <translation>{count} Tết without a gift</translation>
        </message>
        <message>
            <source>{count} dependants</source>
            <translation>{count} dependants</translation>
        </message>
        <message>
            <source>{count} doubts were looked at</source>
            <translation>{count} doubts were looked at</translation>
        </message>
        <message>
            <source>{count} gifts</source>
            <translation>{count} gifts</translation>
        </message>
        <message>
            <source>{count} gifts are back with the cashier</source>
            <translation>{count} gifts are back with the cashier</translation>
        </message>
        <message>
            <source>{count} gifts are paid by another source</source>
            <translation>{count} gifts are paid by another source</translation>
        </message>
        <message>
            <source>{count} gifts are posted</source>
            <translation>{count} gifts are posted</translation>
        </message>
        <message>
            <source>{count} gifts are proposed again</source>
            <translation>{count} gifts are proposed again</translation>
        </message>
        <message>
            <source>{count} gifts are set out</source>
            <translation>{count} gifts are set out</translation>
        </message>
        <message>
            <source>{count} gifts in its part</source>
            <translation>{count} gifts in its part</translation>
        </message>
        <message>
            <source>{count} gifts of {desk} are given here again</source>
            <translation>{count} gifts of {desk} are given here again</translation>
        </message>
        <message>
            <source>{count} gifts through the years</source>
            <translation>{count} gifts through the years</translation>
        </message>
        <message>
            <source>{count} gifts were approved</source>
            <translation>{count} gifts were approved</translation>
        </message>
        <message>
            <source>{count} gifts were not approved</source>
            <translation>{count} gifts were not approved</translation>
        </message>
        <message>
            <source>{count} gifts were not taken</source>
            <translation>{count} gifts were not taken</translation>
        </message>
        <message>
            <source>{count} gifts were noted as not claimed</source>
            <translation>{count} gifts were noted as not claimed</translation>
        </message>
        <message>
            <source>{count} gifts were sent to the union above</source>
            <translation>{count} gifts were sent to the union above</translation>
        </message>
        <message>
            <source>{count} gifts were verified</source>
            <translation>{count} gifts were verified</translation>
        </message>
        <message>
            <source>{count} lines</source>
            <translation>{count} lines</translation>
        </message>
        <message>
            <source>{count} members, nobody proposed. Leader: {leader}.</source>
            <translation>{count} members, nobody proposed. Leader: {leader}.</translation>
        </message>
        <message>
            <source>{count} more accounts differ.</source>
            <translation>{count} more accounts differ.</translation>
        </message>
        <message>
            <source>{count} people</source>
            <translation>{count} people</translation>
        </message>
        <message>
            <source>{count} points are still open (people in need on no list, doubts, reasons without proof). Close the list all the same?</source>
            <translation>{count} points are still open (people in need on no list, doubts, reasons without proof). Close the list all the same?</translation>
        </message>
        <message>
            <source>{count} points open</source>
            <translation>{count} points open</translation>
        </message>
        <message>
            <source>{count} proposals in order</source>
            <translation>{count} proposals in order</translation>
        </message>
        <message>
            <source>{count} proposed again</source>
            <translation>{count} proposed again</translation>
        </message>
        <message>
            <source>{count} reasons</source>
            <translation>{count} reasons</translation>
        </message>
        <message>
            <source>{count} rows of the page were noted</source>
            <translation>{count} rows of the page were noted</translation>
        </message>
        <message>
            <source>{count} scans were added</source>
            <translation>{count} scans were added</translation>
        </message>
        <message>
            <source>{count} schemes</source>
            <translation>{count} schemes</translation>
        </message>
        <message>
            <source>{count} schemes, {budget} đồng</source>
            <translation>{count} schemes, {budget} đồng</translation>
        </message>
        <message>
            <source>{count} taken off the list</source>
            <translation>{count} taken off the list</translation>
        </message>
        <message>
            <source>{count} tickets were written down</source>
            <translation>{count} tickets were written down</translation>
        </message>
        <message>
            <source>{count} to look at below.</source>
            <translation>{count} to look at below.</translation>
        </message>
        <message>
            <source>{count} vouchers have an owner</source>
            <translation>{count} vouchers have an owner</translation>
        </message>
        <message>
            <source>{days} days late</source>
            <translation>{days} days late</translation>
        </message>
        <message>
            <source>{days} days left</source>
            <translation>{days} days left</translation>
        </message>
        <message>
            <source>{desk} – {campaign}
{union}
{count} gifts: {part}
Written at {time}</source>
            <translation>{desk} – {campaign}
{union}
{count} gifts: {part}
Written at {time}</translation>
        </message>
        <message>
            <source>{desk}: {fresh} gifts recorded now, {known} known already, {missed} not taken.</source>
            <translation>{desk}: {fresh} gifts recorded now, {known} known already, {missed} not taken.</translation>
        </message>
        <message>
            <source>{gifts} gifts hang on “{scheme}”. Take them off the list first, or keep the scheme.</source>
            <translation>{gifts} gifts hang on “{scheme}”. Take them off the list first, or keep the scheme.</translation>
        </message>
        <message>
            <source>{gifts} gifts of {year} are neither received nor returned: {names}. Hand them out or bring them back first.</source>
            <translation>{gifts} gifts of {year} are neither received nor returned: {names}. Hand them out or bring them back first.</translation>
        </message>
        <message>
            <source>{gifts} gifts of “{scheme}” are approved already: kind and worth in kind stay. Add another scheme instead.</source>
            <translation>{gifts} gifts of “{scheme}” are approved already: kind and worth in kind stay. Add another scheme instead.</translation>
        </message>
        <message>
            <source>{gifts} people's signatures are missing on the signed list of {year}: {names}. Let them sign, then tick them under “Signed list: scans and signatures…”.</source>
            <translation>{gifts} people's signatures are missing on the signed list of {year}: {names}. Let them sign, then tick them under “Signed list: scans and signatures…”.</translation>
        </message>
        <message>
            <source>{given}/{total} given, {waiting} waiting</source>
            <translation>{given}/{total} given, {waiting} waiting</translation>
        </message>
        <message>
            <source>{given}/{total} given, {waiting} waiting, {missed} not taken</source>
            <translation>{given}/{total} given, {waiting} waiting, {missed} not taken</translation>
        </message>
        <message>
            <source>{left} of {budget} đồng and {gifts} gifts left</source>
            <translation>{left} of {budget} đồng and {gifts} gifts left</translation>
        </message>
        <message>
            <source>{left} of {budget} đồng left</source>
            <translation>{left} of {budget} đồng left</translation>
        </message>
        <message>
            <source>{left} đồng left</source>
            <translation>{left} đồng left</translation>
        </message>
        <message>
            <source>{left} đồng, {gifts} gifts left</source>
            <translation>{left} đồng, {gifts} gifts left</translation>
        </message>
        <message>
            <source>{name} already has “{scheme}”, which excludes this one.</source>
            <translation>{name} already has “{scheme}”, which excludes this one.</translation>
        </message>
        <message>
            <source>{name} cannot be given this gift now: {state}.</source>
            <translation>{name} cannot be given this gift now: {state}.</translation>
        </message>
        <message>
            <source>{name} has already received “{scheme}”.</source>
            <translation>{name} has already received “{scheme}”.</translation>
        </message>
        <message>
            <source>{name} is already on the list of “{scheme}” ({state}).</source>
            <translation>{name} is already on the list of “{scheme}” ({state}).</translation>
        </message>
        <message>
            <source>{name} is already on the list of “{scheme}”.</source>
            <translation>{name} is already on the list of “{scheme}”.</translation>
        </message>
        <message>
            <source>{name} is in the part of “{desk}”: the gift is given there, or after its part was taken back.</source>
            <translation>{name} is in the part of “{desk}”: the gift is given there, or after its part was taken back.</translation>
        </message>
        <message>
            <source>{name} may take at most {most} companions along, not {companions}.</source>
            <translation>{name} may take at most {most} companions along, not {companions}.</translation>
        </message>
        <message>
            <source>{name} stands in the hardship record</source>
            <translation>{name} stands in the hardship record</translation>
        </message>
        <message>
            <source>{name} was added</source>
            <translation>{name} was added</translation>
        </message>
        <message>
            <source>{name} was changed</source>
            <translation>{name} was changed</translation>
        </message>
        <message>
            <source>{name} was moved</source>
            <translation>{name} was moved</translation>
        </message>
        <message>
            <source>{name}: at most {cap} đồng may be given to “{kind}”, not {amount} đồng.</source>
            <translation>{name}: at most {cap} đồng may be given to “{kind}”, not {amount} đồng.</translation>
        </message>
        <message>
            <source>{name}: enter an amount.</source>
            <translation>{name}: enter an amount.</translation>
        </message>
        <message>
            <source>{name}: first day on {day}</source>
            <translation>{name}: first day on {day}</translation>
        </message>
        <message>
            <source>{name}: from “{state}” it cannot go to “{wanted}”.</source>
            <translation>{name}: from “{state}” it cannot go to “{wanted}”.</translation>
        </message>
        <message>
            <source>{name}: outstanding achievement is a reason for tickets only.</source>
            <translation>{name}: outstanding achievement is a reason for tickets only.</translation>
        </message>
        <message>
            <source>{name}: place {place}</source>
            <translation>{name}: place {place}</translation>
        </message>
        <message>
            <source>{name}: the amount is above the limit of this class of people, {cap} đồng.</source>
            <translation>{name}: the amount is above the limit of this class of people, {cap} đồng.</translation>
        </message>
        <message>
            <source>{name}: the amount is below the worth of the goods, {goods} đồng.</source>
            <translation>{name}: the amount is below the worth of the goods, {goods} đồng.</translation>
        </message>
        <message>
            <source>{name}: the goods alone are worth {goods} đồng and cannot be divided.</source>
            <translation>{name}: the goods alone are worth {goods} đồng and cannot be divided.</translation>
        </message>
        <message>
            <source>{name}: the scheme gives one-way tickets. Leave the way back empty.</source>
            <translation>{name}: the scheme gives one-way tickets. Leave the way back empty.</translation>
        </message>
        <message>
            <source>{name}: {day} is not among the days of the journey ({first} to {last}).</source>
            <translation>{name}: {day} is not among the days of the journey ({first} to {last}).</translation>
        </message>
        <message>
            <source>{name}: {given} handed out, {waiting} waiting</source>
            <translation>{name}: {given} handed out, {waiting} waiting</translation>
        </message>
        <message>
            <source>{needing} gifts have no voucher yet; {unused} vouchers entered before are unused.</source>
            <translation>{needing} gifts have no voucher yet; {unused} vouchers entered before are unused.</translation>
        </message>
        <message>
            <source>{other}, of the same name and birth, is on the list as another person.</source>
            <translation>{other}, of the same name and birth, is on the list as another person.</translation>
        </message>
        <message>
            <source>{part}: {count} gifts waiting</source>
            <translation>{part}: {count} gifts waiting</translation>
        </message>
        <message>
            <source>{scheme}: received</source>
            <translation>{scheme}: received</translation>
        </message>
        <message>
            <source>{scheme}: received at {time}</source>
            <translation>{scheme}: received at {time}</translation>
        </message>
        <message>
            <source>{signed} signed · {missing} without signature · {unseen} not looked at yet</source>
            <translation>{signed} signed · {missing} without signature · {unseen} not looked at yet</translation>
        </message>
        <message>
            <source>{source} of {year} gives {budget} đồng for “{scheme}”; with this voucher {paid} đồng would leave.</source>
            <translation>{source} of {year} gives {budget} đồng for “{scheme}”; with this voucher {paid} đồng would leave.</translation>
        </message>
        <message>
            <source>{there} gifts go to that desk, {here} stay here</source>
            <translation>{there} gifts go to that desk, {here} stay here</translation>
        </message>
        <message>
            <source>{value} is not an accounting year of this campaign.</source>
            <translation>{value} is not an accounting year of this campaign.</translation>
        </message>
        <message>
            <source>{value} is too far from the year of Tết.</source>
            <translation>{value} is too far from the year of Tết.</translation>
        </message>
        <message>
            <source>{year} is settled: {gifts} gifts, {cash} đồng in cash</source>
            <translation>{year} is settled: {gifts} gifts, {cash} đồng in cash</translation>
        </message>
        <message>
            <source>{year}: list and vouchers agree; settle it.</source>
            <translation>{year}: list and vouchers agree; settle it.</translation>
        </message>
        <message>
            <source>{year}: nothing was spent.</source>
            <translation>{year}: nothing was spent.</translation>
        </message>
        <message>
            <source>{year}: settled on {day}, {gifts} gifts, {cash} đồng in cash, {goods} đồng in kind.</source>
            <translation>{year}: settled on {day}, {gifts} gifts, {cash} đồng in cash, {goods} đồng in kind.</translation>
        </message>
        <message>
            <source>{year}: {uneven} accounts differ, {waiting} gifts are still out.</source>
            <translation>{year}: {uneven} accounts differ, {waiting} gifts are still out.</translation>
        </message>
        <message>
            <source>“{code}” is not a slip code. Scan or type it again.</source>
            <translation>“{code}” is not a slip code. Scan or type it again.</translation>
        </message>
        <message>
            <source>“{file}” comes from a desk this book knows nothing of.</source>
            <translation>“{file}” comes from a desk this book knows nothing of.</translation>
        </message>
        <message>
            <source>“{file}” comes from a newer version of the program. Bring this one up to date.</source>
            <translation>“{file}” comes from a newer version of the program. Bring this one up to date.</translation>
        </message>
        <message>
            <source>“{file}” is damaged or was changed. Write it again on the other computer.</source>
            <translation>“{file}” is damaged or was changed. Write it again on the other computer.</translation>
        </message>
        <message>
            <source>“{file}” is not a campaign file (TOML text in UTF-8).</source>
            <translation>“{file}” is not a campaign file (TOML text in UTF-8).</translation>
        </message>
        <message>
            <source>“{file}” is not a file of a hand-out desk.</source>
            <translation>“{file}” is not a file of a hand-out desk.</translation>
        </message>
        <message>
            <source>“{file}” is of another Tết campaign. Choose that one first.</source>
            <translation>“{file}” is of another Tết campaign. Choose that one first.</translation>
        </message>
        <message>
            <source>“{file}” is the list for a desk, not what a desk brings back.</source>
            <translation>“{file}” is the list for a desk, not what a desk brings back.</translation>
        </message>
        <message>
            <source>“{file}” is what a desk brings back: take it in on the first computer.</source>
            <translation>“{file}” is what a desk brings back: take it in on the first computer.</translation>
        </message>
        <message>
            <source>“{file}” is written and checked. {desk} opens it with these sixteen digits:

{code}

Write them on paper, not on the stick. On the other laptop: “Open a hand-out desk from a file”. They are not kept here; if they are lost, write the file again.</source>
            <translation>“{file}” is written and checked. {desk} opens it with these sixteen digits:

{code}

Write them on paper, not on the stick. On the other laptop: “Open a hand-out desk from a file”. They are not kept here; if they are lost, write the file again.</translation>
        </message>
        <message>
            <source>“{file}” is written and checked: {count} gifts. Take it to the first desk.</source>
            <translation>“{file}” is written and checked: {count} gifts. Take it to the first desk.</translation>
        </message>
        <message>
            <source>“{file}”: an entry is missing: {field}.</source>
            <translation>“{file}”: an entry is missing: {field}.</translation>
        </message>
        <message>
            <source>“{file}”: this entry is not known: {field}.</source>
            <translation>“{file}”: this entry is not known: {field}.</translation>
        </message>
        <message>
            <source>“{file}”: this value cannot be accepted: {field}.</source>
            <translation>“{file}”: this value cannot be accepted: {field}.</translation>
        </message>
        <message>
            <source>“{first}” and “{last}” do not belong to one run of numbers.</source>
            <translation>“{first}” and “{last}” do not belong to one run of numbers.</translation>
        </message>
        <message>
            <source>“{first}” – “{last}” are too many vouchers for one run. Check them.</source>
            <translation>“{first}” – “{last}” are too many vouchers for one run. Check them.</translation>
        </message>
        <message>
            <source>“{first}” – “{last}” cannot be accepted.</source>
            <translation>“{first}” – “{last}” cannot be accepted.</translation>
        </message>
        <message>
            <source>“{first}” – “{last}”: a serial must end in digits.</source>
            <translation>“{first}” – “{last}”: a serial must end in digits.</translation>
        </message>
        <message>
            <source>“{last}” comes before “{first}”. Write the smaller number first.</source>
            <translation>“{last}” comes before “{first}”. Write the smaller number first.</translation>
        </message>
        <message>
            <source>“{name}” is called a member but is not in the members' list.</source>
            <translation>“{name}” is called a member but is not in the members' list.</translation>
        </message>
        <message>
            <source>“{scheme}” gives no tickets. Choose gifts of a ticket scheme.</source>
            <translation>“{scheme}” gives no tickets. Choose gifts of a ticket scheme.</translation>
        </message>
        <message>
            <source>“{scheme}” gives no vouchers. Choose a voucher scheme at the top.</source>
            <translation>“{scheme}” gives no vouchers. Choose a voucher scheme at the top.</translation>
        </message>
        <message>
            <source>“{scheme}” has no budget yet. Enter one first.</source>
            <translation>“{scheme}” has no budget yet. Enter one first.</translation>
        </message>
        <message>
            <source>“{scheme}” has {left} gifts left; {wanted} are needed.</source>
            <translation>“{scheme}” has {left} gifts left; {wanted} are needed.</translation>
        </message>
        <message>
            <source>“{scheme}”, {source} of {year}: more would come back than went out.</source>
            <translation>“{scheme}”, {source} of {year}: more would come back than went out.</translation>
        </message>
        <message>
            <source>“{scheme}”, {source}, {year}, cash: {listed} đồng on the list, {vouched} đồng by vouchers, {by} đồng apart.</source>
            <translation>“{scheme}”, {source}, {year}, cash: {listed} đồng on the list, {vouched} đồng by vouchers, {by} đồng apart.</translation>
        </message>
        <message>
            <source>“{scheme}”, {source}, {year}, goods: {listed} đồng on the list, {vouched} đồng by vouchers, {by} đồng apart.</source>
            <translation>“{scheme}”, {source}, {year}, goods: {listed} đồng on the list, {vouched} đồng by vouchers, {by} đồng apart.</translation>
        </message>
        <message>
            <source>“{scheme}”: {open} objections wait for an answer, the first of {by}. Answer them first.</source>
            <translation>“{scheme}”: {open} objections wait for an answer, the first of {by}. Answer them first.</translation>
        </message>
        <message>
            <source>“{value}” cannot be read.</source>
            <translation>“{value}” cannot be read.</translation>
        </message>
        <message>
            <source>“{value}” is not a class of people.</source>
            <translation>“{value}” is not a class of people.</translation>
        </message>
        <message>
            <source>“{words}” is not one of the reasons; it was kept as the description.</source>
            <translation>“{words}” is not one of the reasons; it was kept as the description.</translation>
        </message>
    </context>
    <context>
        <name>widgets</name>
        <message>
            <source>(empty)</source>
            <translation>(empty)</translation>
        </message>
        <message>
            <source>1985 · 1985-1990 · &gt;2000 · &lt; 01/01/2020 · tháng 11 · 18-35 years until today · trống empty · có filled</source>
            <translation>1985 · 1985-1990 · &gt;2000 · &lt; 01/01/2020 · tháng 11 · 18-35 years until today · trống empty · có filled</translation>
        </message>
        <message>
            <source>5tr · 5tr-7tr · &gt;500k · 1.500.000 · trống empty · có filled</source>
            <translation>5tr · 5tr-7tr · &gt;500k · 1.500.000 · trống empty · có filled</translation>
        </message>
        <message>
            <source>A part of what stands there, marks and capitals aside. =exactly this · khác others · trống empty · có filled · one; other</source>
            <translation>A part of what stands there, marks and capitals aside. =exactly this · khác others · trống empty · có filled · one; other</translation>
        </message>
        <message>
            <source>Add a row</source>
            <translation>Add a row</translation>
        </message>
        <message>
            <source>After</source>
            <translation>After</translation>
        </message>
        <message>
            <source>As at first</source>
            <translation>As at first</translation>
        </message>
        <message>
            <source>Before</source>
            <translation>Before</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Cancel</translation>
        </message>
        <message>
            <source>Choose columns…</source>
            <translation>Choose columns…</translation>
        </message>
        <message>
            <source>Choose from the list (F4)</source>
            <translation>Choose from the list (F4)</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>Close</translation>
        </message>
        <message>
            <source>Code: {code}</source>
            <translation>Code: {code}</translation>
        </message>
        <message>
            <source>Column</source>
            <translation>Column</translation>
        </message>
        <message>
            <source>Columns of the list</source>
            <translation>Columns of the list</translation>
        </message>
        <message>
            <source>Copy</source>
            <translation>Copy</translation>
        </message>
        <message>
            <source>Copying</source>
            <translation>Copying</translation>
        </message>
        <message>
            <source>Do not</source>
            <translation>Do not</translation>
        </message>
        <message>
            <source>Filter</source>
            <translation>Filter</translation>
        </message>
        <message>
            <source>Filter by {column}</source>
            <translation>Filter by {column}</translation>
        </message>
        <message>
            <source>Hide “{column}”</source>
            <translation>Hide “{column}”</translation>
        </message>
        <message>
            <source>Keep typing</source>
            <translation>Keep typing</translation>
        </message>
        <message>
            <source>Leave without saving</source>
            <translation>Leave without saving</translation>
        </message>
        <message>
            <source>Nothing fits all of this</source>
            <translation>Nothing fits all of this</translation>
        </message>
        <message>
            <source>Nothing here yet</source>
            <translation>Nothing here yet</translation>
        </message>
        <message>
            <source>Only the year is known.</source>
            <translation>Only the year is known.</translation>
        </message>
        <message>
            <source>Paste over the marked cells</source>
            <translation>Paste over the marked cells</translation>
        </message>
        <message>
            <source>Please wait…</source>
            <translation>Please wait…</translation>
        </message>
        <message>
            <source>Progress</source>
            <translation>Progress</translation>
        </message>
        <message>
            <source>Put off</source>
            <translation>Put off</translation>
        </message>
        <message>
            <source>Remark</source>
            <translation>Remark</translation>
        </message>
        <message>
            <source>Row</source>
            <translation>Row</translation>
        </message>
        <message>
            <source>Save</source>
            <translation>Save</translation>
        </message>
        <message>
            <source>Save and add another</source>
            <translation>Save and add another</translation>
        </message>
        <message>
            <source>Search</source>
            <translation>Search</translation>
        </message>
        <message>
            <source>Search (Ctrl+F)</source>
            <translation>Search (Ctrl+F)</translation>
        </message>
        <message>
            <source>Space shows or hides; Ctrl+↑ and Ctrl+↓ move a column, as dragging does.</source>
            <translation>Space shows or hides; Ctrl+↑ and Ctrl+↓ move a column, as dragging does.</translation>
        </message>
        <message>
            <source>Stopping…</source>
            <translation>Stopping…</translation>
        </message>
        <message>
            <source>Sổ Công đoàn</source>
            <translation>Sổ Công đoàn</translation>
        </message>
        <message>
            <source>Take back (Ctrl+Z)</source>
            <translation>Take back (Ctrl+Z)</translation>
        </message>
        <message>
            <source>Take one away to see more. Letters without marks find all marks.</source>
            <translation>Take one away to see more. Letters without marks find all marks.</translation>
        </message>
        <message>
            <source>Take the row away</source>
            <translation>Take the row away</translation>
        </message>
        <message>
            <source>There is nothing in this part of the list.</source>
            <translation>There is nothing in this part of the list.</translation>
        </message>
        <message>
            <source>This cannot be less than zero.</source>
            <translation>This cannot be less than zero.</translation>
        </message>
        <message>
            <source>This is not typed here.</source>
            <translation>This is not typed here.</translation>
        </message>
        <message>
            <source>This must be filled in.</source>
            <translation>This must be filled in.</translation>
        </message>
        <message>
            <source>This text is too long; please shorten it.</source>
            <translation>This text is too long; please shorten it.</translation>
        </message>
        <message>
            <source>Type a part of the name…</source>
            <translation>Type a part of the name…</translation>
        </message>
        <message>
            <source>What was typed here has not been saved. Leave it all the same?</source>
            <translation>What was typed here has not been saved. Leave it all the same?</translation>
        </message>
        <message>
            <source>Without {narrowing}</source>
            <translation>Without {narrowing}</translation>
        </message>
        <message>
            <source>Write</source>
            <translation>Write</translation>
        </message>
        <message>
            <source>Write the post in the first column of the row with “{value}”.</source>
            <translation>Write the post in the first column of the row with “{value}”.</translation>
        </message>
        <message>
            <source>about {minutes} minutes left</source>
            <translation>about {minutes} minutes left</translation>
        </message>
        <message>
            <source>about {seconds} seconds left</source>
            <translation>about {seconds} seconds left</translation>
        </message>
        <message>
            <source>dd/mm/yyyy</source>
            <translation>dd/mm/yyyy</translation>
        </message>
        <message>
            <source>dd/mm/yyyy or year</source>
            <translation>dd/mm/yyyy or year</translation>
        </message>
        <message>
            <source>not ticked</source>
            <translation>not ticked</translation>
        </message>
        <message>
            <source>the search “{text}”</source>
            <translation>the search “{text}”</translation>
        </message>
        <message>
            <source>ticked</source>
            <translation>ticked</translation>
        </message>
        <message>
            <source>{chosen} chosen of {count}</source>
            <translation>{chosen} chosen of {count}</translation>
        </message>
        <message>
            <source>{column}: {sentence} F2 corrects it, Esc gives the old value back.</source>
            <translation>{column}: {sentence} F2 corrects it, Esc gives the old value back.</translation>
        </message>
        <message>
            <source>{column}: “{text}” is not understood. {hint}</source>
            <translation>{column}: “{text}” is not understood. {hint}</translation>
        </message>
        <message>
            <source>{count} cannot be read and stay as they are.</source>
            <translation>{count} cannot be read and stay as they are.</translation>
        </message>
        <message>
            <source>{count} cells will be changed.</source>
            <translation>{count} cells will be changed.</translation>
        </message>
        <message>
            <source>{count} lines</source>
            <translation>{count} lines</translation>
        </message>
        <message>
            <source>{done} of {total}</source>
            <translation>{done} of {total}</translation>
        </message>
        <message>
            <source>{value} is after today.</source>
            <translation>{value} is after today.</translation>
        </message>
        <message>
            <source>“{value}” cannot be accepted here.</source>
            <translation>“{value}” cannot be accepted here.</translation>
        </message>
        <message>
            <source>“{value}” is not a date. Type it as 21/12/2025, 21122025 or 21/12.</source>
            <translation>“{value}” is not a date. Type it as 21/12/2025, 21122025 or 21/12.</translation>
        </message>
        <message>
            <source>“{value}” is not a whole number.</source>
            <translation>“{value}” is not a whole number.</translation>
        </message>
        <message>
            <source>“{value}” is not an amount. Type it as 500000 or 500.000.</source>
            <translation>“{value}” is not an amount. Type it as 500000 or 500.000.</translation>
        </message>
        <message>
            <source>“{value}” is not in the list. Choose one of the lines shown.</source>
            <translation>“{value}” is not in the list. Choose one of the lines shown.</translation>
        </message>
        <message>
            <source>“{value}” is only a year; the day and month are needed here.</source>
            <translation>“{value}” is only a year; the day and month are needed here.</translation>
        </message>
    </context>
</TS>
