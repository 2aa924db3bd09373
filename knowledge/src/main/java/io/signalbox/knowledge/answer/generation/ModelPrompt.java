package io.signalbox.knowledge.answer.generation;

/**
 * Instructions and quoted material sent to a model.
 *
 * @param instructions ours; the only text in it that may instruct
 * @param material the question and the passages, fenced as data
 */
public record ModelPrompt(String instructions, String material) {}
