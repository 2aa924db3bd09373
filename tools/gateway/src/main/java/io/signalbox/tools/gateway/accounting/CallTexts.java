package io.signalbox.tools.gateway.accounting;

/** Redacted request and answer of a call, for the call log. */
public final class CallTexts {
  private final byte[] request;
  private final byte[] answer;

  /**
   * @param request is not copied
   * @param answer is not copied
   */
  public CallTexts(byte[] request, byte[] answer) {
    this.request = request;
    this.answer = answer;
  }

  public byte[] request() {
    return request;
  }

  public byte[] answer() {
    return answer;
  }
}
