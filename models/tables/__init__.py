"""The tables. Each module holds one topic; queries live beside this package, by noun."""

from models.base import Base
from models.tables.agreements import ConsentFact, ContactList, ListedNumber
from models.tables.alerts import Alert, AlertRoute, UrgentText
from models.tables.api import ApiKey, ApiRequest
from models.tables.approvals import Approval
from models.tables.campaigns import Campaign, Recipient, Wording
from models.tables.chain import Chain, ChainLink, Witness
from models.tables.comparisons import Comparison
from models.tables.consent import (
    CarrierCap,
    ConsentEvent,
    ErasedNumber,
    OptOut,
    OptOutList,
    PhoneCarrier,
    Suppression,
)
from models.tables.events import Endpoint, Event, SigningSecret
from models.tables.imports import CsvImport
from models.tables.messages import Message, Receipt
from models.tables.operations import AuditRow, Installation, Process, ProofRequest
from models.tables.orders import LaunchOrder, Payload
from models.tables.replies import Conversation, Inbound, SavedReply, TeamAnswer, ThreadPost
from models.tables.schedules import CampaignHours, Schedule
from models.tables.summaries import Summary
from models.tables.workspaces import (
    DailyCount,
    RoleGrant,
    Sender,
    TestNumber,
    TestSend,
    Workspace,
)

__all__ = [
    "Alert",
    "AlertRoute",
    "ApiKey",
    "ApiRequest",
    "Approval",
    "AuditRow",
    "Base",
    "Campaign",
    "CampaignHours",
    "CarrierCap",
    "Chain",
    "ChainLink",
    "Comparison",
    "ConsentEvent",
    "ConsentFact",
    "ContactList",
    "Conversation",
    "CsvImport",
    "DailyCount",
    "Endpoint",
    "ErasedNumber",
    "Event",
    "Inbound",
    "Installation",
    "LaunchOrder",
    "ListedNumber",
    "Message",
    "OptOut",
    "OptOutList",
    "Payload",
    "PhoneCarrier",
    "Process",
    "ProofRequest",
    "Receipt",
    "Recipient",
    "RoleGrant",
    "SavedReply",
    "Schedule",
    "Sender",
    "SigningSecret",
    "Summary",
    "Suppression",
    "TeamAnswer",
    "TestNumber",
    "TestSend",
    "ThreadPost",
    "UrgentText",
    "Witness",
    "Wording",
    "Workspace",
]
