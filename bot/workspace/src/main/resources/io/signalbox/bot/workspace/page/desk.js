// What messages, blocks and boxes may ask of the page around them.

import {Refusal} from './client.js';
import {stateOf} from './blockkit/form.js';
import {mrkdwn} from './text/mrkdwn.js';
import {toast} from './element/notice.js';
import {go} from './route.js';

export class Desk {
  constructor(client, directory, messages) {
    this.client = client;
    this.directory = directory;
    this.messages = messages;
  }

  as() {
    return this.client.as;
  }

  /** Where blocks stand: a message or a view. What is done there goes to the app with what else is entered there. */
  surface(container, kind = 'message') {
    return {
      kind, directory: this.directory,
      act: async (action, control) => {
        const root = control.closest('.modal-body, .blocks') ?? control;
        try {
          await this.client.act(container, action, stateOf(root));
        } catch (refusal) {
          toast(refusal.message);
        }
      },
    };
  }

  openThread(message) {
    go({as: this.as(), place: message.channel, thread: message.threadTs ?? message.ts});
  }

  async runShortcut(message, shortcut) {
    try {
      await this.client.shortcut(message.channel, message.ts, shortcut.callbackId);
    } catch (refusal) {
      toast(refusal.message);
    }
  }

  async copy(message) {
    const text = this.plainText(message);
    try {
      await navigator.clipboard.writeText(text);
      toast('Copied.');
    } catch {
      toast('The browser did not let the page copy.');
    }
  }

  /** A message without its marks, for the ear and the clipboard. */
  plainText(message) {
    const place = document.createElement('div');
    place.append(...mrkdwn(message.text, this.directory));
    return place.textContent.trim();
  }

  /** Says something and returns its message, or gives the app a command. Rejects with a Refusal when it was not taken. */
  async send({channel, thread}, text) {
    const command = /^(\/[a-z0-9_-]+)(?:\s+([\s\S]*))?$/i.exec(text);
    if (!command) {
      const {message} = await this.client.say(channel, text, thread);
      if (message) {
        this.said?.(message);
      }
      return message;
    }
    if (thread) {
      throw new Refusal(`${command[1]} is not supported in threads. Sorry!`, 400);
    }
    await this.client.command(channel, command[1], command[2] ?? '');
    return undefined;
  }
}
