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
            <source>The key file {path} and its copy are damaged. Restore the latest backup.</source>
            <translation>The key file {path} and its copy are damaged. Restore the latest backup.</translation>
        </message>
        <message>
            <source>The passphrase is not right. Check Caps Lock and the Vietnamese keyboard.</source>
            <translation>The passphrase is not right. Check Caps Lock and the Vietnamese keyboard.</translation>
        </message>
        <message>
            <source>The program is already open on {path}. Close it there first.</source>
            <translation>The program is already open on {path}. Close it there first.</translation>
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
        <name>backup</name>
        <message>
            <source>{path} is damaged and cannot be restored. Choose another backup.</source>
            <translation>{path} is damaged and cannot be restored. Choose another backup.</translation>
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
            <source>Passphrase: </source>
            <translation>Passphrase: </translation>
        </message>
        <message>
            <source>no union here yet</source>
            <translation>no union here yet</translation>
        </message>
        <message>
            <source>not opened: no passphrase was given</source>
            <translation>not opened: no passphrase was given</translation>
        </message>
        <message>
            <source>opens, whole, audit log unbroken</source>
            <translation>opens, whole, audit log unbroken</translation>
        </message>
        <message>
            <source>table version {version}</source>
            <translation>table version {version}</translation>
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
            <source>{file}: restored.</source>
            <translation>{file}: restored.</translation>
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
            <source>{name} is set up.</source>
            <translation>{name} is set up.</translation>
        </message>
    </context>
    <context>
        <name>members</name>
        <message>
            <source>A citizen's number has 12 digits. Please compare with the card.</source>
            <translation>A citizen's number has 12 digits. Please compare with the card.</translation>
        </message>
        <message>
            <source>Active</source>
            <translation>Active</translation>
        </message>
        <message>
            <source>Admitted</source>
            <translation>Admitted</translation>
        </message>
        <message>
            <source>All digits are the same. Please compare with the card.</source>
            <translation>All digits are the same. Please compare with the card.</translation>
        </message>
        <message>
            <source>Card number {number} already belongs to {holder}.</source>
            <translation>Card number {number} already belongs to {holder}.</translation>
        </message>
        <message>
            <source>Died</source>
            <translation>Died</translation>
        </message>
        <message>
            <source>Employment contract ended</source>
            <translation>Employment contract ended</translation>
        </message>
        <message>
            <source>Ended</source>
            <translation>Ended</translation>
        </message>
        <message>
            <source>Excel rounded this number; the last digits are lost.</source>
            <translation>Excel rounded this number; the last digits are lost.</translation>
        </message>
        <message>
            <source>Expelled</source>
            <translation>Expelled</translation>
        </message>
        <message>
            <source>Left at own request</source>
            <translation>Left at own request</translation>
        </message>
        <message>
            <source>Members</source>
            <translation>Members</translation>
        </message>
        <message>
            <source>Membership suspended</source>
            <translation>Membership suspended</translation>
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
            <source>On {day} this membership was not suspended, so nobody returned.</source>
            <translation>On {day} this membership was not suspended, so nobody returned.</translation>
        </message>
        <message>
            <source>On {day} this person was not an active member.</source>
            <translation>On {day} this person was not an active member.</translation>
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
            <source>Suspended</source>
            <translation>Suspended</translation>
        </message>
        <message>
            <source>The fifth and sixth digits speak of another year of birth. Please compare with the card.</source>
            <translation>The fifth and sixth digits speak of another year of birth. Please compare with the card.</translation>
        </message>
        <message>
            <source>The first three digits are no province known to us. It may be right.</source>
            <translation>The first three digits are no province known to us. It may be right.</translation>
        </message>
        <message>
            <source>The fourth digit speaks of the other sex. Please check the card.</source>
            <translation>The fourth digit speaks of the other sex. Please check the card.</translation>
        </message>
        <message>
            <source>This identity number already belongs to {holder}. Check which one is right.</source>
            <translation>This identity number already belongs to {holder}. Check which one is right.</translation>
        </message>
        <message>
            <source>This membership had already ended on {day}.</source>
            <translation>This membership had already ended on {day}.</translation>
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
            <source>Union dissolved</source>
            <translation>Union dissolved</translation>
        </message>
        <message>
            <source>{day} has not come yet. Enter the day on which it took effect.</source>
            <translation>{day} has not come yet. Enter the day on which it took effect.</translation>
        </message>
        <message>
            <source>{day} lies before the day this person joined the union.</source>
            <translation>{day} lies before the day this person joined the union.</translation>
        </message>
    </context>
    <context>
        <name>organization</name>
        <message>
            <source>Our union</source>
            <translation>Our union</translation>
        </message>
        <message>
            <source>The union has not been set up yet. Start with the set-up.</source>
            <translation>The union has not been set up yet. Start with the set-up.</translation>
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
            <source>{count} members belong to {name}. Move them to another section first.</source>
            <translation>{count} members belong to {name}. Move them to another section first.</translation>
        </message>
        <message>
            <source>{path} is not a set-up file (TOML text in UTF-8).</source>
            <translation>{path} is not a set-up file (TOML text in UTF-8).</translation>
        </message>
        <message>
            <source>{path}: the entry {field} is missing or is not a text.</source>
            <translation>{path}: the entry {field} is missing or is not a text.</translation>
        </message>
        <message>
            <source>{path}: {field} is not a known kind of superior union.</source>
            <translation>{path}: {field} is not a known kind of superior union.</translation>
        </message>
        <message>
            <source>{path}: {field} must be "union" or "desk".</source>
            <translation>{path}: {field} must be "union" or "desk".</translation>
        </message>
    </context>
    <context>
        <name>shell</name>
        <message>
            <source>A text is too long; please shorten it.</source>
            <translation>A text is too long; please shorten it.</translation>
        </message>
        <message>
            <source>Another program is using the data. Close it, then try again.</source>
            <translation>Another program is using the data. Close it, then try again.</translation>
        </message>
        <message>
            <source>Done again: {deed}</source>
            <translation>Done again: {deed}</translation>
        </message>
        <message>
            <source>It was stopped; nothing was changed.</source>
            <translation>It was stopped; nothing was changed.</translation>
        </message>
        <message>
            <source>Saved: {file}</source>
            <translation>Saved: {file}</translation>
        </message>
        <message>
            <source>Something that must be filled in is empty.</source>
            <translation>Something that must be filled in is empty.</translation>
        </message>
        <message>
            <source>Taken back: {deed}</source>
            <translation>Taken back: {deed}</translation>
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
            <source>Writing {file}</source>
            <translation>Writing {file}</translation>
        </message>
        <message>
            <source>{count} records were edited since and stay as they are.</source>
            <translation>{count} records were edited since and stay as they are.</translation>
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
        <name>widgets</name>
        <message>
            <source>Cancel</source>
            <translation>Cancel</translation>
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
            <source>Keep typing</source>
            <translation>Keep typing</translation>
        </message>
        <message>
            <source>Leave without saving</source>
            <translation>Leave without saving</translation>
        </message>
        <message>
            <source>Nothing fits the search</source>
            <translation>Nothing fits the search</translation>
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
            <source>Stopping; nothing will have been changed…</source>
            <translation>Stopping; nothing will have been changed…</translation>
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
            <source>This cannot be less than zero.</source>
            <translation>This cannot be less than zero.</translation>
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
            <source>Type fewer letters, or take a filter away. Letters without marks find all marks.</source>
            <translation>Type fewer letters, or take a filter away. Letters without marks find all marks.</translation>
        </message>
        <message>
            <source>What was typed here has not been saved. Leave it all the same?</source>
            <translation>What was typed here has not been saved. Leave it all the same?</translation>
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
            <source>ticked</source>
            <translation>ticked</translation>
        </message>
        <message>
            <source>{chosen} chosen of {count}</source>
            <translation>{chosen} chosen of {count}</translation>
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
