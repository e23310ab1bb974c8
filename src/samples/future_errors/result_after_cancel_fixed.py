from concurrent.futures import Future

answer: Future[str] = Future()


def on_reply(text: str) -> None:
    if answer.set_running_or_notify_cancel():
        answer.set_result(text)


answer.cancel()
on_reply("too late")
print("goes on")
