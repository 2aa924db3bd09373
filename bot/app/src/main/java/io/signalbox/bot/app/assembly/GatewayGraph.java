package io.signalbox.bot.app.assembly;

import io.signalbox.knowledge.answer.toolbox.LookUpTools;
import io.signalbox.knowledge.answering.QuestionAnswering;
import io.signalbox.tools.core.call.Caller;
import io.signalbox.tools.core.route.ModelSettings;
import io.signalbox.tools.workflow.officehours.topic.TopicClassifier;
import java.util.Optional;

/**
 * Third part of the object graph: this process's gateway, and the models that are called over it or
 * over a remote gateway.
 *
 * @param own opened when something first goes over a route, for it costs a moment
 */
record GatewayGraph(LazyPart<GatewayAssembly> own, ModelAssembly models) implements AutoCloseable {

  static GatewayGraph over(StoreGraph stores, KnowledgeGraph knowledge) {
    LazyPart<GatewayAssembly> own =
        new LazyPart<>(
            () -> GatewayAssembly.beside(stores, knowledge.embedder()), GatewayAssembly::close);
    return new GatewayGraph(own, new ModelAssembly(stores, own::get));
  }

  /** Returns the chat model that writes answers, with the tools that it may call. */
  QuestionAnswering.Model writer(ModelSettings model, KnowledgeGraph knowledge) {
    return writer(model, knowledge, ModelAssembly.BOT);
  }

  /** Returns the same model, called by another gateway caller than the bot. */
  QuestionAnswering.Model writer(ModelSettings model, KnowledgeGraph knowledge, Caller caller) {
    return new QuestionAnswering.Model(
        models.generator(model, caller),
        new LookUpTools(knowledge.lookUp(), knowledge.retriever())
            .and(question -> own.get().toolbox(ModelAssembly.BOT).open(question)));
  }

  /**
   * Returns the chat model that classifies office-hours requests by topic; empty where none is
   * configured.
   */
  Optional<TopicClassifier> topics(SignalboxSettings settings) {
    return settings.officeHours().suggestsWith().map(models::topics);
  }

  @Override
  public void close() {
    models.close();
    own.close();
  }
}
