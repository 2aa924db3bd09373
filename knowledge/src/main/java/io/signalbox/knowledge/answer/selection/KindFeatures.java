package io.signalbox.knowledge.answer.selection;

import io.signalbox.knowledge.unit.AnswerKind;
import io.signalbox.knowledge.unit.UnitProperties;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Computes the features of a candidate about kinds of thing asked for and contained, and about
 * matching qualifiers such as environments.
 */
final class KindFeatures {
  private static final Map<AnswerKind, UnitFeature> MET = new EnumMap<>(AnswerKind.class);
  private static final Map<AnswerKind, UnitFeature> MISSED = new EnumMap<>(AnswerKind.class);

  static {
    for (AnswerKind kind : AnswerKind.values()) {
      for (UnitFeature feature : UnitFeature.values()) {
        if (feature.name().equals(kind.name() + "_MET")) {
          MET.put(kind, feature);
        } else if (feature.name().equals(kind.name() + "_MISSED")) {
          MISSED.put(kind, feature);
        }
      }
    }
  }

  private final QuestionProfile question;
  private final SelectionLists lists;

  private final Map<String, Set<QualifierGroups.QualifierPlace>> places = new HashMap<>();
  private final Map<String, Set<AnswerKind>> leads = new HashMap<>();

  KindFeatures(QuestionProfile question, SelectionLists lists) {
    this.question = question;
    this.lists = lists;
  }

  void describe(FeatureRow row, UnitCandidate candidate) {
    UnitProperties held = candidate.unit().signs();
    Set<AnswerKind> byLead =
        candidate.unit().lead().isEmpty()
            ? Set.of()
            : leads.computeIfAbsent(
                candidate.unit().lead(), lead -> UnitProperties.heldBy(lead, question.kinds()));
    int met = 0;
    int metWithLead = 0;
    for (AnswerKind kind : question.kinds()) {
      boolean holds = held.holds(kind);
      met += holds ? 1 : 0;
      metWithLead += holds || byLead.contains(kind) ? 1 : 0;
      UnitFeature feature = holds ? MET.get(kind) : MISSED.get(kind);
      if (feature != null) {
        row.set(feature, true);
      }
    }
    int asked = Math.max(1, question.kinds().size());
    row.set(UnitFeature.KINDS_MET, (double) met / asked);
    row.set(UnitFeature.KINDS_MISSED, question.kinds().size() - met);
    row.set(UnitFeature.KINDS_MET_WITH_LEAD, (double) metWithLead / asked);
    row.set(UnitFeature.HOLDS_DURATION, held.holds(AnswerKind.DURATION));
    row.set(UnitFeature.HOLDS_NUMBER, held.holds(AnswerKind.NUMBER));
    row.set(UnitFeature.HOLDS_COMMAND, held.holds(AnswerKind.COMMAND));
    row.set(UnitFeature.HOLDS_PLACE, held.holds(AnswerKind.PLACE));
    row.set(UnitFeature.HOLDS_PERMISSION, held.holds(AnswerKind.PERMISSION));
    qualifiers(row, candidate);
  }

  private void qualifiers(FeatureRow row, UnitCandidate candidate) {
    if (question.qualifiers().isEmpty()) {
      return;
    }
    Set<QualifierGroups.QualifierPlace> own =
        lists.qualifiers.in(candidate.unit().lead() + " " + candidate.unit().text());
    List<String> path = candidate.passage().headingPath();
    Set<QualifierGroups.QualifierPlace> place =
        places.computeIfAbsent(
            candidate.document().frontMatter().title() + " " + String.join(" ", path),
            lists.qualifiers::in);
    row.set(UnitFeature.QUALIFIERS_AGREE, QualifierGroups.agreeing(question.qualifiers(), own));
    row.set(UnitFeature.QUALIFIERS_CLASH, QualifierGroups.clashing(question.qualifiers(), own));
    row.set(
        UnitFeature.QUALIFIERS_CLASH_PLACE, QualifierGroups.clashing(question.qualifiers(), place));
  }
}
