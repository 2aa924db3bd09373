package io.signalbox.tools.agent;

/**
 * How an agent reaches the gateway, to paste.
 *
 * @param baseUrl with the version, as SDKs want it
 */
public record Connection(String baseUrl, String route) {

  /** Environment variables that every SDK of OpenAI's shape reads, LangChain4j's too. */
  public String environment(String key) {
    return "export OPENAI_BASE_URL=" + baseUrl + "\nexport OPENAI_API_KEY=" + key;
  }

  /** A first call. */
  public String curl(String key) {
    return """
        curl %s/chat/completions -H 'Authorization: Bearer %s' \\
          -H 'Content-Type: application/json' \\
          -d '{"model":"%s","messages":[{"role":"user","content":"hello"}]}'"""
        .formatted(baseUrl, key, route);
  }

  /** For Java. */
  public String langChain4j() {
    return """
        OpenAiChatModel.builder().baseUrl("%s").apiKey(System.getenv("OPENAI_API_KEY")).modelName("%s").build()"""
        .formatted(baseUrl, route);
  }
}
