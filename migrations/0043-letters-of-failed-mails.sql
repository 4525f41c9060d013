-- Those who run the service hear of mail that nothing could be made of.

alter type letter_kind add value 'failed_mails';
