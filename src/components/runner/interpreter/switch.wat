;; A built-in function for Python: suspends the WebAssembly stack that calls it until JavaScript wakes it.
;; Its argument is `from << 16 | to`: the slot of the caller's stack, and the slot that is to go on.
;;
;; `run_sync` of Pyodide does the same by way of an asyncio future and the event loop, twenty times slower.
(module
  (import "python" "JsvPromise_Syncify" (func $suspend (param externref) (result externref)))
  (import "python" "PyLong_AsLong" (func $number (param i32) (result i32)))
  (import "python" "PyErr_Occurred" (func $error (result i32)))
  (import "python" "PyThreadState_Get" (func $thread_state (result i32)))
  (import "python" "_Py_NoneStruct" (global $none i32))
  (import "python" "_Py_FalseStruct" (global $false i32))
  (import "python" "memory" (memory 1))
  ;; Wakes `to` and returns the promise of `from`, or null where the stack cannot be suspended.
  (import "stacks" "promise" (func $promise (param i32) (result externref)))
  (import "stacks" "failed" (func $failed (param externref) (result i32)))

  (func (export "switch") (param $self i32) (param $slots i32) (result i32)
    (local $state i32) (local $frame i32) (local $broken i32) (local $waited externref)
    (local.set $waited (call $promise (call $number (local.get $slots))))
    (local.set $state (call $thread_state))
    ;; While a thread is suspended its frames lie on a stack that others overwrite, and the garbage collector of 3.14
    ;; would walk them (pyodide issue 6464). It skips a thread state whose current frame is null.
    (local.set $frame (i32.load offset=52 (local.get $state)))
    (i32.store offset=52 (local.get $state) (i32.const 0))
    (local.set $broken (call $failed (call $suspend (local.get $waited))))
    (i32.store offset=52 (local.get $state) (local.get $frame))
    (if (result i32) (local.get $broken)
      (then (if (result i32) (call $error) (then (i32.const 0)) (else (global.get $false))))
      (else (global.get $none))))

  ;; For the check at boot. None where the frame that calls runs the code object at this address, whose tagged pointer
  ;; is a frame's first word; False where it does not, so that the offset of the current frame is another.
  (func (export "runs_code") (param $self i32) (param $code i32) (result i32)
    (if (result i32)
      (i32.eq
        (i32.and (i32.load (i32.load offset=52 (call $thread_state))) (i32.const -4))
        (call $number (local.get $code)))
      (then (global.get $none))
      (else (global.get $false))))
  (func (export "eval_breaker") (result i32) (i32.load offset=12 (call $thread_state))))
