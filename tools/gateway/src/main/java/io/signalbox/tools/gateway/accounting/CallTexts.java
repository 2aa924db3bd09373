package io.signalbox.tools.gateway.accounting;

import io.signalbox.tools.core.protocol.ApiProtocol;

/** Redacted request and answer of a call, for the call log. */
public final class CallTexts {
  private final ApiProtocol shape;
  private final byte[] request;
  private final byte[] answer;

  /**
   * @param shape protocol of the request, which the caller spoke
   * @param request is not copied
   * @param answer is not copied
   */
  public CallTexts(ApiProtocol shape, byte[] request, byte[] answer) {
    this.shape = shape;
    this.request = request;
    this.answer = answer;
  }

  public ApiProtocol shape() {
    return shape;
  }

  public byte[] request() {
    return request;
  }

  public byte[] answer() {
    return answer;
  }
}
