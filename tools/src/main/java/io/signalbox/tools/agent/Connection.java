package io.signalbox.tools.agent;

/**
 * How an agent reaches the gateway, to paste.
 *
 * @param baseUrl with the version, as SDKs want it
 */
public record Connection(String baseUrl, String route) {

  /** Environment variables that every SDK of OpenAI's shape reads, LangChain4j's too. */
  public String environment(String key) {
    return "export OPENAI_BASE_URL=" + Literals.shell(baseUrl) + "\nexport OPENAI_API_KEY=" + key;
  }

  /** A first call. */
  public String curl(String key) {
    String body =
        "{\"model\":"
            + Literals.json(route)
            + ",\"messages\":[{\"role\":\"user\",\"content\":\"hello\"}]}";
    return """
    curl %s -H 'Authorization: Bearer %s' \\
      -H 'Content-Type: application/json' \\
      -d %s\
    """
        .formatted(Literals.shell(baseUrl + "/chat/completions"), key, Literals.shell(body));
  }

  /** For Java. */
  public String langChain4j() {
    return """
    OpenAiChatModel.builder().baseUrl(%s).apiKey(System.getenv("OPENAI_API_KEY")).modelName(%s).build()\
    """
        .formatted(Literals.java(baseUrl), Literals.java(route));
  }
}
