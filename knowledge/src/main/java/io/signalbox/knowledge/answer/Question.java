package io.signalbox.knowledge.answer;

import io.signalbox.knowledge.document.Audience;
import java.time.Instant;
import java.time.ZoneId;

/**
 * What was asked.
 *
 * @param text as the person typed it; data, never an instruction
 * @param audience who will be able to read the answer
 * @param askedAt what "now" means in it
 * @param zone the asker's, for understanding and showing times
 */
public record Question(String text, Audience audience, Instant askedAt, ZoneId zone) {}
