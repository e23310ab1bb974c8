from concurrent.futures import Future

answer: Future[str] = Future()


def on_reply(text: str) -> None:
    answer.set_result(text)


on_reply("from the first mirror")
on_reply("from the second mirror")
print(answer.result())
