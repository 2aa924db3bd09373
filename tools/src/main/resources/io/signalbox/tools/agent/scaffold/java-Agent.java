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
      Pattern.compile("\"question\": *\"([^\"]*)\".*\"expect\": *\"([^\"]*)\"");

  public static void main(String[] args) throws IOException {
    if (args.length == 1 && args[0].equals("check")) {
      check();
    } else {
      System.out.println(answer(String.join(" ", args)));
    }
  }

  static String answer(String question) throws IOException {
    long started = System.currentTimeMillis();
    String base = System.getenv().getOrDefault("OPENAI_BASE_URL", "@BASE@");
    String text =
        OpenAiChatModel.builder()
            .baseUrl(base)
            .apiKey(System.getenv("OPENAI_API_KEY"))
            .modelName("@ROUTE@")
            .build()
            .chat(question);
    String line = Instant.now() + " " + (System.currentTimeMillis() - started) + "ms " + text.length() + " characters\n";
    Files.writeString(Path.of("agent.log"), line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    return text;
  }

  private static void check() throws IOException {
    for (String line : Files.readAllLines(Path.of("checks.jsonl"))) {
      Matcher check = CHECK.matcher(line);
      if (check.find() && !Pattern.compile(check.group(2)).matcher(answer(check.group(1))).find()) {
        throw new IllegalStateException("FAILED: " + check.group(1));
      }
    }
    System.out.println("all checks pass");
  }
}
