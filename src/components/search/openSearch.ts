import { h, render } from 'preact';
import { SearchDialog, type SearchDialogProps } from './SearchDialog.tsx';

let host: HTMLElement | undefined;

/** Opens the dialog; where it is open already, marks what was typed so that typing replaces it. */
export const openSearch = (props: Omit<SearchDialogProps, 'onClose'>): void => {
  if (host?.isConnected) {
    const field = host.querySelector('input');
    field?.focus();
    field?.select();
    return;
  }
  host = document.createElement('div');
  document.body.append(host);
  const mounted = host;
  const onClose = () => {
    render(null, mounted);
    mounted.remove();
  };
  render(h(SearchDialog, { ...props, onClose }), mounted);
};
