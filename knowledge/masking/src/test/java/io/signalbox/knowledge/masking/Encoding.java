package io.signalbox.knowledge.masking;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.util.List;
import java.util.Map;

/** Ways in which a text is put into another, and read out of it again. */
public enum Encoding {
  JSON {
    @Override
    public String put(String text) {
      return write(Map.of("content", text));
    }

    @Override
    public String read(String text) {
      return parse(text).get("content").toString();
    }
  },
  JSON_WITH_SLASHES {
    @Override
    public String put(String text) {
      return write(Map.of("content", text)).replace("/", "\\/");
    }

    @Override
    public String read(String text) {
      return parse(text).get("content").toString();
    }
  },
  JSON_ASCII {
    @Override
    public String put(String text) {
      StringBuilder out = new StringBuilder("{\"content\":\"");
      text.chars().forEach(c -> out.append(String.format("\\u%04x", c)));
      return out.append("\"}").toString();
    }

    @Override
    public String read(String text) {
      return parse(text).get("content").toString();
    }
  },
  JSON_IN_A_LINE {
    @Override
    public String put(String text) {
      return "level=info args=" + write(List.of(text)) + " ms=12";
    }

    @Override
    public String read(String text) {
      return string(
          text.substring("level=info args=[".length(), text.length() - "] ms=12".length()));
    }
  },
  URL {
    @Override
    public String put(String text) {
      return URLEncoder.encode(text, UTF_8);
    }

    @Override
    public String read(String text) {
      return URLDecoder.decode(text, UTF_8);
    }
  },
  HTML {
    @Override
    public String put(String text) {
      return text.replace("&", "&amp;")
          .replace("<", "&lt;")
          .replace(">", "&gt;")
          .replace("\"", "&quot;")
          .replace("'", "&#39;")
          .replace("=", "&#x3D;")
          .replace("@", "&#64;");
    }

    @Override
    public String read(String text) {
      return text.replace("&#64;", "@")
          .replace("&#x3D;", "=")
          .replace("&#39;", "'")
          .replace("&quot;", "\"")
          .replace("&gt;", ">")
          .replace("&lt;", "<")
          .replace("&amp;", "&");
    }
  };

  private static final JsonMapper MAPPER = new JsonMapper();

  /** The text as it stands in another one. */
  public abstract String put(String text);

  /** The text out of the other one; fails when that is broken. */
  public abstract String read(String text);

  private static String write(Object value) {
    try {
      return MAPPER.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String string(String json) {
    try {
      return MAPPER.readValue(json, String.class);
    } catch (JsonProcessingException e) {
      throw new AssertionError("no longer JSON: " + json, e);
    }
  }

  private static Map<?, ?> parse(String json) {
    try {
      return MAPPER.readValue(json, Map.class);
    } catch (JsonProcessingException e) {
      throw new AssertionError("no longer JSON: " + json, e);
    }
  }
}
