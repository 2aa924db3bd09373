package io.signalbox.knowledge.answer.generation;

/**
 * Prompt for a language model: trusted instructions, and quoted material that is only data.
 *
 * @param instructions ours; the only text in it that may instruct
 * @param material the question and the passages, fenced as data
 */
public record ModelPrompt(String instructions, String material) {}
