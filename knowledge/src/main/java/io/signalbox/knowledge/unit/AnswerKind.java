package io.signalbox.knowledge.unit;

/**
 * Kind of thing, such as a duration or a command, that a question asks for and a text unit may
 * contain.
 */
public enum AnswerKind {
  DURATION,
  NUMBER,
  DATE,
  PERSON,
  CHANNEL,
  PLACE,
  COMMAND,
  PERMISSION,
  CAUSE,
  DEFINITION,
  STEPS,
  LISTING,
  TROUBLE
}
