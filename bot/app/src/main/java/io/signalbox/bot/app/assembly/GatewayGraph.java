package io.signalbox.bot.app.assembly;

import io.signalbox.knowledge.answer.toolbox.LookUpTools;
import io.signalbox.knowledge.answering.QuestionAnswering;
import io.signalbox.tools.core.route.ModelSettings;
import io.signalbox.tools.workflow.officehours.topic.TopicClassifier;
import java.util.Optional;

/**
 * Third part of the object graph: the gateway of this process, and the models that are reached over
 * it or over another one.
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

  /** Returns the model that answers are written with, and the tools that it may use. */
  QuestionAnswering.Model writer(ModelSettings model, KnowledgeGraph knowledge) {
    return new QuestionAnswering.Model(
        models.generator(model),
        new LookUpTools(knowledge.lookUp(), knowledge.retriever())
            .and(question -> own.get().toolbox(ModelAssembly.BOT).open(question)));
  }

  /** Returns the model that says what requests of office hours are about, where one is set. */
  Optional<TopicClassifier> topics(SignalboxSettings settings) {
    return settings.officeHours().suggestsWith().map(models::topics);
  }

  @Override
  public void close() {
    models.close();
    own.close();
  }
}
