package io.signalbox.tools.workflow.agent;

/**
 * Code snippets that show how to connect an agent to the gateway.
 *
 * @param baseUrl with the version, as SDKs want it
 */
public record GatewayConnection(String baseUrl, String route) {

  /**
   * Returns shell commands that set the environment variables which OpenAI SDKs and LangChain4j
   * read.
   */
  public String environment(String key) {
    return "export OPENAI_BASE_URL="
        + CodeLiterals.shell(baseUrl)
        + "\nexport OPENAI_API_KEY="
        + key;
  }

  /** Returns a curl command that makes a first call. */
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

  /** Returns a Java snippet that creates a LangChain4j chat model. */
  public String langChain4j() {
    return """
    OpenAiChatModel.builder().baseUrl(%s).apiKey(System.getenv("OPENAI_API_KEY")).modelName(%s).build()\
    """
        .formatted(CodeLiterals.java(baseUrl), CodeLiterals.java(route));
  }
}
