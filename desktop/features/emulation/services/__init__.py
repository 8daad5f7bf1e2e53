"""Questions about campaigns, registrations and initiatives, and deeds upon them."""

from __future__ import annotations

from desktop.features.emulation.services.campaigns import (
    campaign_choices,
    change_campaign,
    current_campaign,
    find_campaign_by_code,
    get_campaign,
    launch_campaign,
    list_campaigns,
    read_campaign_file,
)
from desktop.features.emulation.services.catalogue import (
    catalogue,
    list_blocs,
    list_movements,
    list_titles,
    read_toml,
    title_names,
)
from desktop.features.emulation.services.initiatives import (
    change_initiative,
    initiatives_of_campaign,
    initiatives_of_member,
    list_initiatives,
    record_initiative,
    record_initiatives,
    refuse_initiative,
    remove_initiative,
)
from desktop.features.emulation.services.registrations import (
    add_registrations,
    advance,
    change_registration,
    collective_matrix,
    count_matrix,
    count_titles,
    find_registration,
    list_registrations,
    register,
    registered_titles,
    registration_matrix,
    unregister,
    withdraw,
)
from desktop.features.emulation.services.targets import (
    target_progress,
)

__all__ = [
    "add_registrations",
    "advance",
    "campaign_choices",
    "catalogue",
    "change_campaign",
    "change_initiative",
    "change_registration",
    "collective_matrix",
    "count_matrix",
    "count_titles",
    "current_campaign",
    "find_campaign_by_code",
    "find_registration",
    "get_campaign",
    "initiatives_of_campaign",
    "initiatives_of_member",
    "launch_campaign",
    "list_blocs",
    "list_campaigns",
    "list_initiatives",
    "list_movements",
    "list_registrations",
    "list_titles",
    "read_campaign_file",
    "read_toml",
    "record_initiative",
    "record_initiatives",
    "refuse_initiative",
    "register",
    "registered_titles",
    "registration_matrix",
    "remove_initiative",
    "target_progress",
    "title_names",
    "unregister",
    "withdraw",
]
