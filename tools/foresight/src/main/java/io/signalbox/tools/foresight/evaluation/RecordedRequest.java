package io.signalbox.tools.foresight.evaluation;

import io.signalbox.tools.core.protocol.ApiProtocol;

/**
 * Request of an earlier call, which an evaluation sends again as it was.
 *
 * @param shape protocol that the caller spoke
 * @param body redacted JSON
 */
public record RecordedRequest(ApiProtocol shape, String body) {}
