package io.signalbox.knowledge.answer;

/**
 * What a model is asked.
 *
 * @param instructions ours; the only text in it that may instruct
 * @param material the question and the passages, fenced as data
 */
public record Prompt(String instructions, String material) {}
