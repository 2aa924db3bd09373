package io.signalbox.knowledge.masking;

import io.signalbox.knowledge.masking.TokenFormat.Letters;
import io.signalbox.knowledge.masking.TokenFormat.Perhaps;
import io.signalbox.knowledge.masking.TokenFormat.Piece;
import io.signalbox.knowledge.masking.TokenFormat.RandomCheck;
import io.signalbox.knowledge.masking.TokenFormat.Run;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Makes keys of a shape, so that none has to stand in this repository. */
public final class KeyExamples {
  private final Random random;

  public KeyExamples(Random random) {
    this.random = random;
  }

  /** One of every kind. */
  public List<String> all() {
    return TokenFormatParser.read().stream().map(this::of).toList();
  }

  /** A key that is random enough to be one. */
  String of(TokenFormat shape) {
    String key;
    do {
      key =
          made(shape.lead())
              + any(shape.letters())
              + shape.rest().stream().map(this::made).collect(Collectors.joining());
    } while (!isConvincing(key, shape));
    return key;
  }

  private static boolean isConvincing(String key, TokenFormat shape) {
    return !".-_=/".contains(key.substring(key.length() - 1))
        && (shape.check() == RandomCheck.NONE || PlaceholderCheck.isRandomToken(key))
        && (shape.check() != RandomCheck.MIXED || PlaceholderCheck.isMixed(key));
  }

  private String made(Piece piece) {
    return switch (piece) {
      case Letters letters -> any(letters.any());
      case Perhaps perhaps ->
          perhaps.pieces().stream().map(this::made).collect(Collectors.joining());
      case Run run -> made(run);
    };
  }

  private String made(Run run) {
    String characters =
        IntStream.range('-', '{')
            .filter(c -> run.alphabet().has((char) c) && Character.isLetterOrDigit(c))
            .mapToObj(Character::toString)
            .collect(Collectors.joining());
    int length = run.least() + random.nextInt(Math.min(run.most() - run.least(), 12) + 1);
    return random
        .ints(length, 0, characters.length())
        .mapToObj(i -> characters.substring(i, i + 1))
        .collect(Collectors.joining());
  }

  private String any(List<String> of) {
    return of.get(random.nextInt(of.size()));
  }
}
