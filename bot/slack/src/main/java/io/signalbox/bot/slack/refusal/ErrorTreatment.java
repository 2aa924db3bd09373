package io.signalbox.bot.slack.refusal;

/** Ways in which the bot reacts to an error code of Slack's Web API. */
public enum ErrorTreatment {
  /** The call is repeated after the time that Slack names. */
  WAIT,
  /** Slack has a temporary fault: the call is repeated after a while. */
  RETRY,
  /** The app is locked out: everything is kept until an operator, who is told, has mended it. */
  HOLD,
  /** The message is sent again as plain text. */
  PLAIN,
  /** The message is sent again as plain text, shortened; the rest follows as a file. */
  SHORTEN,
  /** A message for one person only goes into the direct messages with that person. */
  DIRECT,
  /** The person cannot be reached: whoever comes next is called. */
  PERSON,
  /** The conversation does not take the message: whoever asked for it is told. */
  PLACE,
  /** The message to be changed is not there any more: it is posted anew. */
  GONE,
  /** The message to be changed is still being streamed: the stream is ended first. */
  STREAM,
  /** The stream is given up: the finished answer is posted as a whole. */
  FINAL,
  /** Not a fault: nothing has the requested name. */
  ABSENT,
  /** Slack gives no answer: the earlier one stays in use. */
  KEEP,
  /** The cursor is not valid any more: reading begins at the first page. */
  RESTART,
  /** The file cannot be shared: its content is posted as text. */
  TEXT,
  /** The dialog does not open: the person who pressed is told. */
  TELL,
  /** The error has no consequence, and is only logged. */
  SKIP,
  /** The call is wrong, which is a fault of this program: refused, logged, and said. */
  DEFECT
}
