package io.signalbox.tools.core.protocol;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Multipart form (RFC 7578) of an upload: its fields and text files can be read and replaced, other
 * parts stay unchanged. Immutable.
 */
public final class MultipartBody {
  private static final Pattern BOUNDARY =
      Pattern.compile("(?i)^multipart/form-data\\b.*?boundary=(?:\"([^\"]+)\"|([^;\\s]+))");
  private static final Pattern NAME = Pattern.compile("(?i)[;\\s]name=\"([^\"]*)\"");
  private static final Pattern FILE = Pattern.compile("(?i)[;\\s]filename\\*?=");
  private static final Pattern TYPE = Pattern.compile("(?im)^content-type:\\s*([^\\s;]+)");

  private final String boundary;
  private final List<FormPart> parts;

  private MultipartBody(String boundary, List<FormPart> parts) {
    this.boundary = boundary;
    this.parts = List.copyOf(parts);
  }

  /** Part of the form, with its header as sent. */
  private static final class FormPart {
    final String head;
    final byte[] content;

    FormPart(String head, byte[] content) {
      this.head = head;
      this.content = content;
    }

    String name() {
      Matcher name = NAME.matcher(head);
      return name.find() ? name.group(1) : "";
    }

    /** Returns the part's text; empty for a file whose media type is not textual. */
    Optional<String> text() {
      Matcher type = TYPE.matcher(head);
      String said = type.find() ? type.group(1).toLowerCase(Locale.ROOT) : "";
      boolean isFile = FILE.matcher(head).find();
      boolean plain = said.startsWith("text/") || said.contains("json") || said.isEmpty();
      return isFile && !plain ? Optional.empty() : decoded();
    }

    private Optional<String> decoded() {
      try {
        return Optional.of(UTF_8.newDecoder().decode(ByteBuffer.wrap(content)).toString());
      } catch (CharacterCodingException e) {
        return Optional.empty();
      }
    }
  }

  /**
   * Parses a multipart body; empty when the content type is not {@code multipart/form-data}.
   *
   * @throws MalformedBodyException when it is not what its type says
   */
  public static Optional<MultipartBody> read(String contentType, byte[] bytes) {
    Matcher found = BOUNDARY.matcher(contentType);
    if (!found.find()) {
      return Optional.empty();
    }
    String boundary = Optional.ofNullable(found.group(1)).orElseGet(() -> found.group(2));
    // Each byte is a character of its own here, so that positions are those of the bytes.
    String text = "\r\n" + new String(bytes, ISO_8859_1);
    String mark = "\r\n--" + boundary;
    List<FormPart> parts = new ArrayList<>();
    int start = text.indexOf(mark);
    while (start >= 0 && !text.startsWith("--", start + mark.length())) {
      int headStart = text.indexOf("\r\n", start + mark.length());
      int next = text.indexOf(mark, start + mark.length());
      int headEnd = headStart < 0 ? -1 : text.indexOf("\r\n\r\n", headStart);
      if (next < 0 || headEnd < 0 || headEnd > next) {
        throw new MalformedBodyException("The form is not whole.");
      }
      parts.add(
          new FormPart(
              text.substring(headStart + 2, headEnd),
              text.substring(headEnd + 4, next).getBytes(ISO_8859_1)));
      start = next;
    }
    if (start < 0) {
      throw new MalformedBodyException("The form is not whole.");
    }
    return Optional.of(new MultipartBody(boundary, parts));
  }

  /** Returns the text of a form field. */
  public Optional<String> field(String name) {
    return parts.stream()
        .filter(part -> part.name().equals(name))
        .findFirst()
        .flatMap(FormPart::text);
  }

  /** Returns whether the form has a part that is not text and so cannot be redacted. */
  public boolean hasUnread() {
    return parts.stream().anyMatch(part -> part.text().isEmpty());
  }

  /** Returns the form with each text replaced by its redacted form. */
  public byte[] rewritten(RequestBody.BodyTexts texts) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (FormPart part : parts) {
      out.writeBytes(("--" + boundary + "\r\n" + part.head + "\r\n\r\n").getBytes(ISO_8859_1));
      out.writeBytes(
          part.text()
              .map(text -> texts.leaving(part.name(), text).getBytes(UTF_8))
              .orElse(part.content));
      out.writeBytes("\r\n".getBytes(ISO_8859_1));
    }
    out.writeBytes(("--" + boundary + "--\r\n").getBytes(ISO_8859_1));
    return out.toByteArray();
  }
}
