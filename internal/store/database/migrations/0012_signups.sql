-- What messages that strangers ask for are counted by: the mailbox, whatever
-- the spelling of its address, the domain that somebody has registered, '' for a
-- large provider, and when the message was sent; 0 if it was not. Of earlier
-- requests that wait the domain is as it is written.
ALTER TABLE requests ADD COLUMN mailbox TEXT   NOT NULL DEFAULT '';
ALTER TABLE requests ADD COLUMN domain  TEXT   NOT NULL DEFAULT '';
ALTER TABLE requests ADD COLUMN sent    BIGINT NOT NULL DEFAULT 0;
UPDATE requests SET mailbox = address, domain = substr(address, {position}(address, '@') + 1) WHERE address <> '';
UPDATE requests SET mailbox = substr(mailbox, 1, {position}(mailbox, '+') - 1) || '@' || domain
    WHERE {position}(mailbox, '+') > 1 AND {position}(mailbox, '+') < {position}(mailbox, '@');
UPDATE requests SET mailbox = replace(substr(mailbox, 1, {position}(mailbox, '@') - 1), '.', '') || '@gmail.com', domain = ''
    WHERE domain IN ('gmail.com', 'googlemail.com');
CREATE INDEX requests_mailbox ON requests (mailbox, sent) WHERE sent > 0;
CREATE INDEX requests_sent ON requests (sent) WHERE sent > 0;
