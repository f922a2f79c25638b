// @ts-check
/** @import { Services } from "./services.js" */

/**
 * A part of the page that a custom element starts.
 * @typedef {{start(): void, stop(): void}} Component
 * @typedef {new (root: HTMLElement, services: Services) => Component} ComponentClass
 */

/** @type {Map<string, ComponentClass>} name of the custom element -> its component */
const COMPONENTS = new Map();
/** @type {((services: Services) => void)[]} */
const STARTERS = [];

/** To be called while scripts load; the elements are defined after the last of them. @param {Record<string, ComponentClass>} components */
export function addComponents(components) {
  for (const [name, component] of Object.entries(components)) COMPONENTS.set(name, component);
}

/** To be called while scripts load, for what has no element. @param {(services: Services) => void} start */
export function addStarter(start) {
  STARTERS.push(start);
}

/**
 * Makes a custom element of each component. The element starts it, so that it also runs where the page is
 * replaced without being loaded.
 * @param {Window & typeof globalThis} window @param {Services} services
 */
export function defineComponents(window, services) {
  for (const start of STARTERS) start(services);
  for (const [name, Component] of COMPONENTS) {
    window.customElements.define(name, elementOf(window, Component, services));
  }
}

/** @param {Window & typeof globalThis} window @param {ComponentClass} Component @param {Services} services */
function elementOf(window, Component, services) {
  return class extends window.HTMLElement {
    /** @type {Component | null} */
    #component = null;

    connectedCallback() {
      this.#component ??= new Component(this, services);
      this.#component.start();
    }

    disconnectedCallback() {
      this.#component?.stop();
    }
  };
}
