-- What a body hears that has sent a report on to another: it was accepted, or has gone on from there; and a body that
-- has asked its reporter something: nobody answered in time.
alter type delivery_kind add value 'accepted';
alter type delivery_kind add value 'gone_on';
alter type delivery_kind add value 'lapse';
