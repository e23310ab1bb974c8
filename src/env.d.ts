declare namespace App {
  interface Locals {
    /** True once a program of this page has said why Run may be missing. */
    saidWhyNotRun?: boolean;
    /** Glossary terms that this page has marked already. */
    termsTold?: Set<string>;
    /** How many pictures the page has so far. */
    pictures?: number;
  }
}
