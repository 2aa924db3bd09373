-- Quality signals of the bot's answers, for the answer-quality monitoring. Owned by bot.slack.conversation.
ALTER TABLE given_answer ADD COLUMN signals VARCHAR(1000);       -- signal=calls/bad, as in quality_minute
ALTER TABLE given_answer ADD COLUMN answered_from VARCHAR(1000); -- names of the sources it rests on, one a line
ALTER TABLE given_answer ADD COLUMN written_over VARCHAR(200);   -- route over which a model wrote it
ALTER TABLE given_answer ADD COLUMN handed_at TIMESTAMP WITH TIME ZONE;    -- "ask a human" was pressed first
ALTER TABLE given_answer ADD COLUMN corrected_at TIMESTAMP WITH TIME ZONE; -- corrected first
CREATE INDEX given_answer_given ON given_answer (given_at);
CREATE INDEX given_answer_handed ON given_answer (handed_at);
CREATE INDEX given_answer_corrected ON given_answer (corrected_at);
