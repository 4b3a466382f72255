"""Twilio's REST errors as data, and the envelope that they come in."""

import orjson

MORE_INFO = "https://www.twilio.com/docs/errors/"

TEXTS: dict[int, tuple[int, str]] = {
    20001: (400, "{0}"),
    20003: (401, "Authenticate"),
    20004: (405, "Method not allowed"),
    20009: (409, "Cannot {0} this resource, because it is not in a final state"),
    20404: (404, "The requested resource {0} was not found"),
    20429: (429, "Too Many Requests"),
    20500: (500, "An internal server error has occurred"),
    20503: (503, "Service is unavailable. Please try again"),
    21211: (400, "The 'To' number {0} is not a valid phone number."),
    21212: (400, "The 'From' number {0} is not a valid phone number, shortcode, or sender ID."),
    21408: (
        400,
        "Permission to send an SMS has not been enabled for the region indicated by the"
        " 'To' number: {0}",
    ),
    21602: (400, "Message body is required."),
    21603: (400, "A 'From' phone number is required."),
    21604: (400, "A 'To' phone number is required."),
    21606: (
        400,
        "The From phone number {0} is not a valid, SMS-capable inbound phone number or short"
        " code for your account.",
    ),
    21608: (
        400,
        "The number {0} is unverified. Trial accounts cannot send messages to unverified numbers.",
    ),
    21609: (400, "The StatusCallback URL {0} is not a valid URL."),
    21610: (400, "Attempt to send to unsubscribed recipient"),
    21611: (400, "This 'From' number {0} has exceeded the maximum number of queued messages"),
    21612: (
        400,
        "The 'To' phone number: {0}, is not currently reachable using the 'From' phone"
        " number: {1} via SMS.",
    ),
    21614: (400, "'To' number {0} is not a valid mobile number"),
    21617: (400, "The concatenated message body exceeds the 1600 character limit"),
    21620: (400, "Invalid media URL(s)"),
    21623: (400, "Number of media files exceeds allowed limit"),
    21624: (400, "The ValidityPeriod {0} is not an integer between 1 and 36000"),
    21635: (400, "'To' number {0} cannot be a landline"),
    21701: (400, "The Messaging Service does not exist"),
    21703: (
        400,
        "The Messaging Service does not have a phone number available to send a message",
    ),
    21704: (400, "The Messaging Service contains no phone numbers"),
    21705: (400, "The Messaging Service SID {0} is invalid"),
    30409: (400, "This message cannot be canceled"),
    35111: (400, "Missing SendAt parameter for scheduling a message"),
    35114: (400, "SendAt timestamp is invalid or less than {0} seconds in the future"),
    35115: (400, "SendAt timestamp is more than {0} seconds in the future"),
    35118: (400, "MessagingServiceSid is required to schedule a message"),
    35125: (400, "The limit of {0} scheduled messages for this account has been reached"),
    35126: (400, "ScheduleType {0} is not supported for this channel"),
}


class RefusedError(Exception):
    """An answer other than success: Twilio's code, its text and the HTTP status."""

    def __init__(self, code: int, message: str, status: int) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.status = status

    def envelope(self) -> bytes:
        """The JSON body: code, message, more_info, status."""
        return orjson.dumps(
            {
                "code": self.code,
                "message": self.message,
                "more_info": f"{MORE_INFO}{self.code}",
                "status": self.status,
            }
        )


def refusal(code: int, *details: object) -> RefusedError:
    """The refusal of that code with its details filled in; 400 for a code not in the table.

    A fault knows no details: they are left out.
    """
    status, text = TEXTS.get(code, (400, f"Error {code}"))
    return RefusedError(code, text.format(*(details or ("", ""))), status)
