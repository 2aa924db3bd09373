package io.signalbox.knowledge.unit;

/** Kind of thing that a question asks for and a unit may hold. */
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
