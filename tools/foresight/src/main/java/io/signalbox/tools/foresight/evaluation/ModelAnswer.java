package io.signalbox.tools.foresight.evaluation;

import io.signalbox.tools.core.price.Cost;
import java.util.Optional;

/**
 * Answer of a model to one question, with its cost and time.
 *
 * @param refusal the provider's or the gateway's word for not answering
 */
public record ModelAnswer(String text, Cost cost, long millis, Optional<String> refusal) {}
