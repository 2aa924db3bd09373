import dev.langchain4j.model.openai.OpenAiChatModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One question, one answer, over the gateway; with "check" it runs checks.jsonl. */
public final class Agent {
  private static final Pattern CHECK =
      Pattern.compile("\"input\": *\"([^\"]*)\".*\"value\": *\"([^\"]*)\"");

  public static void main(String[] args) throws IOException {
    String asked = String.join(" ", args);
    try {
      if (asked.equals("check")) {
        check();
      } else if (asked.isBlank()) {
        throw new IllegalStateException("Ask something.");
      } else {
        System.out.println(answer(asked));
      }
    } catch (RuntimeException e) {
      System.err.println(e.getMessage());
      System.exit(1);
    }
  }

  static String answer(String question) throws IOException {
    String key = System.getenv("OPENAI_API_KEY");
    if (key == null || key.isBlank()) {
      throw new IllegalStateException(
          "OPENAI_API_KEY is not set: take the key with /agents key @NAME@ in Slack.");
    }
    long started = System.currentTimeMillis();
    String text =
        OpenAiChatModel.builder()
            .baseUrl(System.getenv().getOrDefault("OPENAI_BASE_URL", "@BASE@"))
            .apiKey(key)
            .modelName("@ROUTE@")
            .build()
            .chat(question);
    String line =
        "%s %dms %d characters%n"
            .formatted(Instant.now(), System.currentTimeMillis() - started, text.length());
    Files.writeString(
        Path.of("agent.log"), line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    return text;
  }

  private static void check() throws IOException {
    for (String line : Files.readAllLines(Path.of("checks.jsonl"))) {
      Matcher check = CHECK.matcher(line);
      if (!check.find()) {
        throw new IllegalStateException("checks.jsonl has a line that is no check: " + line);
      }
      String said = answer(check.group(1));
      if (!Pattern.compile(check.group(2)).matcher(said).find()) {
        throw new IllegalStateException("FAILED: " + check.group(1) + "\n  said: " + said);
      }
    }
    System.out.println("all checks pass");
  }
}
