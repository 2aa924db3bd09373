package io.signalbox.tools.core.redaction;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.util.Optional;

/**
 * Scanner that tracks, in a text that may be JSON with JSON inside its strings, how many times a
 * value inserted at the current position has to be escaped. The text may arrive in pieces. Text
 * that is no JSON wants none. Not for use from several threads at once.
 */
final class JsonNesting {
  private enum State {
    /** Only white space so far, or the opening line of a Markdown code block. */
    UNDECIDED,
    JSON,
    PLAIN
  }

  private State state = State.UNDECIDED;
  private boolean openingLine;
  private int open;
  private Optional<JsonNesting> string = Optional.empty();
  private boolean escaped;
  private int hexLeft;
  private int hex;

  /** Advances the scan over the next part of the text. */
  void over(CharSequence text, int from, int to) {
    for (int i = from; i < to && state != State.PLAIN; i++) {
      next(text.charAt(i));
    }
  }

  /** Advances the scan over a value that was inserted. */
  void overValue() {
    if (state == State.UNDECIDED) {
      state = State.PLAIN;
    }
    string.ifPresent(JsonNesting::overValue);
  }

  /** Returns the value escaped as often as the current position requires. */
  String written(String value) {
    String written = value;
    for (int depth = depth(); depth > 0; depth--) {
      written = new String(JsonStringEncoder.getInstance().quoteAsString(written));
    }
    return written;
  }

  private int depth() {
    return state == State.JSON ? string.map(inner -> 1 + inner.depth()).orElse(0) : 0;
  }

  private void next(char c) {
    switch (state) {
      case UNDECIDED -> decide(c);
      case JSON -> {
        if (string.isPresent()) {
          inString(string.get(), c);
        } else {
          outside(c);
        }
      }
      case PLAIN -> {
        // Nothing is escaped here.
      }
    }
  }

  private void decide(char c) {
    if (openingLine) {
      openingLine = c != '\n';
    } else if (c == '`') {
      openingLine = true;
    } else if (c == '{' || c == '[') {
      state = State.JSON;
      open = 1;
    } else if (c > ' ') {
      state = State.PLAIN;
    }
  }

  private void outside(char c) {
    switch (c) {
      case '{', '[' -> open++;
      case '}', ']' -> open--;
      case '"' -> string = Optional.of(new JsonNesting());
      default -> {
        if (c > ' ' && !isScalar(c)) {
          state = State.PLAIN;
        }
      }
    }
    if (open < 0 || (open == 0 && c > ' ' && c != '}' && c != ']')) {
      // Something follows the value: it was no JSON, or its end has nothing to do with what comes.
      state = State.PLAIN;
    }
  }

  private static boolean isScalar(char c) {
    return ",:+-.".indexOf(c) >= 0 || (c < 128 && Character.isLetterOrDigit(c));
  }

  private void inString(JsonNesting inner, char c) {
    if (hexLeft > 0) {
      hex = hex * 16 + Math.max(0, Character.digit(c, 16));
      hexLeft--;
      if (hexLeft == 0) {
        inner.next((char) hex);
      }
    } else if (escaped) {
      escaped = false;
      if (c == 'u') {
        hexLeft = 4;
        hex = 0;
      } else {
        int control = "nrtbf".indexOf(c);
        inner.next(control < 0 ? c : "\n\r\t\b\f".charAt(control));
      }
    } else if (c == '\\') {
      escaped = true;
    } else if (c == '"') {
      string = Optional.empty();
    } else {
      inner.next(c);
    }
  }
}
