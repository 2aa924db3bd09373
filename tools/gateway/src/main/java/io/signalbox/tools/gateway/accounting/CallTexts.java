package io.signalbox.tools.gateway.accounting;

/** Texts of a call as they went out and came back: redacted, before anything was put back. */
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
