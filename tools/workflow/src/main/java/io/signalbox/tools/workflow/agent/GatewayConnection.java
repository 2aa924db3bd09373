package io.signalbox.tools.workflow.agent;

/**
 * Snippets that connect an agent to the gateway.
 *
 * @param baseUrl with the version, as SDKs want it
 */
public record GatewayConnection(String baseUrl, String route) {

  /** Environment variables that every SDK of OpenAI's shape reads, LangChain4j's too. */
  public String environment(String key) {
    return "export OPENAI_BASE_URL="
        + CodeLiterals.shell(baseUrl)
        + "\nexport OPENAI_API_KEY="
        + key;
  }

  /** Returns a first call by curl. */
  public String curl(String key) {
    String body =
        "{\"model\":"
            + CodeLiterals.json(route)
            + ",\"messages\":[{\"role\":\"user\",\"content\":\"hello\"}]}";
    return """
    curl %s -H 'Authorization: Bearer %s' \\
      -H 'Content-Type: application/json' \\
      -d %s\
    """
        .formatted(
            CodeLiterals.shell(baseUrl + "/chat/completions"), key, CodeLiterals.shell(body));
  }

  /** Returns a snippet for Java. */
  public String langChain4j() {
    return """
    OpenAiChatModel.builder().baseUrl(%s).apiKey(System.getenv("OPENAI_API_KEY")).modelName(%s).build()\
    """
        .formatted(CodeLiterals.java(baseUrl), CodeLiterals.java(route));
  }
}
