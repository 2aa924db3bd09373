package io.signalbox.bot.bench.gateway;

/** Raw HTTP responses of the fake provider, head and body. */
final class FakeProviderResponses {
  static final int INPUT_TOKENS = 100;
  static final int OUTPUT_TOKENS = 20;

  private static final String USAGE =
      "\"usage\":{\"prompt_tokens\":%d,\"completion_tokens\":%d,\"total_tokens\":%d}"
          .formatted(INPUT_TOKENS, OUTPUT_TOKENS, INPUT_TOKENS + OUTPUT_TOKENS);

  static final String BODY =
      "{\"id\":\"chatcmpl-bench\",\"object\":\"chat.completion\",\"created\":1760000000,"
          + "\"model\":\"bench-model\",\"choices\":[{\"index\":0,\"message\":{\"role\":\"assistant\",\"content\":\"Drain"
          + " the node, wait until the queue is empty, restart the worker, and watch the lag for"
          + " ten minutes. If it grows again, page the owner of payments-worker and attach the"
          + " graph.\"},\"logprobs\":null,\"finish_reason\":\"stop\"}],"
          + USAGE
          + "}";

  static final String ANSWER = json("200 OK", "", BODY);
  static final String HALF = ANSWER.substring(0, ANSWER.length() - BODY.length() / 2);
  static final String GARBAGE = json("200 OK", "", "<html>\u0001 out of order");
  static final String ERROR =
      json("500 Internal Server Error", "", "{\"error\":{\"message\":\"out of order\"}}");
  static final String LIMITED =
      json(
          "429 Too Many Requests",
          "Retry-After: 30\r\n",
          "{\"error\":{\"message\":\"too many requests\"}}");

  static final String FIRST_EVENT =
      "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n"
          + chunk(event("{\"content\":\"Drain\"}", "null"));
  static final String OTHER_EVENTS =
      chunk(event("{\"content\":\" the\"}", "null"))
          + chunk(event("{\"content\":\" node.\"}", "null"))
          + chunk(event("{}", "\"stop\""))
          + chunk(
              "data: {\"id\":\"c\",\"object\":\"chat.completion.chunk\",\"choices\":[],"
                  + USAGE
                  + "}\n\n")
          + chunk("data: [DONE]\n\n")
          + "0\r\n\r\n";

  private FakeProviderResponses() {}

  private static String json(String status, String headers, String body) {
    return "HTTP/1.1 %s\r\nContent-Type: application/json\r\n%sContent-Length: %d\r\n\r\n%s"
        .formatted(status, headers, body.length(), body);
  }

  private static String event(String delta, String finish) {
    return ("data: {\"id\":\"c\",\"object\":\"chat.completion.chunk\",\"model\":\"bench-model\","
            + "\"choices\":[{\"index\":0,\"delta\":%s,\"finish_reason\":%s}]}\n\n")
        .formatted(delta, finish);
  }

  private static String chunk(String text) {
    return Integer.toHexString(text.length()) + "\r\n" + text + "\r\n";
  }
}
