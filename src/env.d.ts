declare namespace App {
  interface Locals {
    /** True once a program of this page has said why Run may be missing. */
    saidWhyNotRun?: boolean;
  }
}
