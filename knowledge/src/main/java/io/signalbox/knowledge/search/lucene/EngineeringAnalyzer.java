package io.signalbox.knowledge.search.lucene;

import java.util.Arrays;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.StopFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.en.PorterStemFilter;
import org.apache.lucene.analysis.miscellaneous.LengthFilter;
import org.apache.lucene.analysis.util.CharTokenizer;

/**
 * Lucene analyzer of English technical text: splits identifiers, lower-cases, drops stop words and
 * single characters, and stems (Porter); the spelling field keeps whole words.
 */
final class EngineeringAnalyzer extends Analyzer {
  private static final int LONGEST_WORD = 100;

  /** Bounds, in characters, of the words indexed for spelling correction. */
  private static final int SHORTEST_PLAIN = 4;

  private static final int LONGEST_PLAIN = 40;

  /** Stop words: articles, pronouns, prepositions, auxiliaries and question words. */
  private static final CharArraySet STOP_WORDS =
      new CharArraySet(
          Arrays.asList(
              """
              a an and are as at be but by for if in into is it no not of on or such that the their then there
              these they this to was will with i we you my our me do does did how what when where who why which
              can should would could from has have had its your us get gets got so just please about any some\
              """
                  .split("\\s+")),
          true);

  /**
   * Creates the analyzer with separate components per field, as the field of words as written is
   * analysed differently.
   */
  EngineeringAnalyzer() {
    super(PER_FIELD_REUSE_STRATEGY);
  }

  @Override
  protected TokenStreamComponents createComponents(String fieldName) {
    if (fieldName.equals(IndexFields.WORDS)) {
      Tokenizer plain = CharTokenizer.fromTokenCharPredicate(Character::isLetter);
      return new TokenStreamComponents(
          plain, new LengthFilter(new LowerCaseFilter(plain), SHORTEST_PLAIN, LONGEST_PLAIN));
    }
    Tokenizer words = CharTokenizer.fromTokenCharPredicate(Character::isLetterOrDigit);
    TokenStream stream = new LowerCaseFilter(new IdentifierFilter(words));
    stream = new StopFilter(stream, STOP_WORDS);
    stream = new LengthFilter(stream, 2, LONGEST_WORD);
    return new TokenStreamComponents(words, new PorterStemFilter(stream));
  }

  @Override
  protected TokenStream normalize(String fieldName, TokenStream in) {
    return new LowerCaseFilter(in);
  }
}
