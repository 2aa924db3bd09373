package io.signalbox.knowledge.answer;

/**
 * Instructions and quoted material sent to a model.
 *
 * @param instructions ours; the only text in it that may instruct
 * @param material the question and the passages, fenced as data
 */
public record Prompt(String instructions, String material) {}
