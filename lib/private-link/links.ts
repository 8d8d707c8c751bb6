import { IResourceRef } from '../core/types';

const links = new WeakMap<IResourceRef, IResourceRef[]>();

/** Remembers a private endpoint of something, so that what is added to that later waits for it. */
export function registerLink(target: IResourceRef, link: IResourceRef): void {
  links.set(target, [...linksTo(target), link]);
}

/** The private endpoints that lead to something, by now. */
export function linksTo(target: IResourceRef): IResourceRef[] {
  return links.get(target) ?? [];
}
