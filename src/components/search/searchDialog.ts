import { h, render } from 'preact';
import { SearchDialog, type SearchDialogProps } from './SearchDialog.tsx';

let host: HTMLElement | undefined;

/** Opens the dialog; a second call focuses it again with what was typed before. */
export const openSearch = (props: Omit<SearchDialogProps, 'onClose'>): void => {
  host?.remove();
  host = document.createElement('div');
  document.body.append(host);
  const mounted = host;
  const onClose = () => {
    render(null, mounted);
    mounted.remove();
  };
  render(h(SearchDialog, { ...props, onClose }), mounted);
};
