"""What Twilio tells us of the texts that we sent: accepted here, written by a worker."""

from domain.receipts import Receipt
from jobs import receipts
from runtime import Runtime


def receive(rt: Runtime, message_public_id: str, *, sid: str, status: str, error_code: int) -> None:
    """Keep one delivery receipt safe; one of a message that we don't know is kept too.

    `error_code` is 0 where there is none. Raises what the database raises when neither it nor
    Redis can keep the receipt.
    """
    receipts.accept(
        rt,
        Receipt(
            message_public_id=message_public_id,
            sid=sid,
            status=status,
            error_code=error_code,
            received_at=rt.clock(),
        ),
    )
