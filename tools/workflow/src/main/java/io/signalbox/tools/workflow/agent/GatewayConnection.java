package io.signalbox.tools.workflow.agent;

/**
 * Snippets that connect an agent to the gateway.
 *
 * @param baseUrl with the version, as SDKs want it
 */
public record GatewayConnection(String baseUrl, String route) {

  /** Environment variables that every SDK of OpenAI's shape reads, LangChain4j's too. */
  public String environment(String key) {
    return "export OPENAI_BASE_URL=" + Literals.shell(baseUrl) + "\nexport OPENAI_API_KEY=" + key;
  }

  /** Returns a first call by curl. */
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

  /** Returns a snippet for Java. */
  public String langChain4j() {
    return """
    OpenAiChatModel.builder().baseUrl(%s).apiKey(System.getenv("OPENAI_API_KEY")).modelName(%s).build()\
    """
        .formatted(Literals.java(baseUrl), Literals.java(route));
  }
}
