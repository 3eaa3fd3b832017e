"""What a program with web3.py does: reads, writes, waits, filters, and meets errors. Prints what it found as JSON."""

import json
import os

from web3 import Web3
from web3.exceptions import ContractLogicError, Web3RPCError

ABI = [
    {"type": "function", "name": "symbol", "stateMutability": "view", "inputs": [], "outputs": [{"type": "string"}]},
    {
        "type": "function",
        "name": "transfer",
        "stateMutability": "nonpayable",
        "inputs": [{"name": "to", "type": "address"}, {"name": "value", "type": "uint256"}],
        "outputs": [{"type": "bool"}],
    },
    {
        "type": "event",
        "name": "Transfer",
        "anonymous": False,
        "inputs": [
            {"name": "from", "type": "address", "indexed": True},
            {"name": "to", "type": "address", "indexed": True},
            {"name": "value", "type": "uint256", "indexed": False},
        ],
    },
]

w3 = Web3(Web3.HTTPProvider(os.environ["RPC"]))
account = w3.eth.account.from_key(os.environ["KEY"])
coin = w3.eth.contract(address=Web3.to_checksum_address(os.environ["COIN"]), abi=ABI)
to = Web3.to_checksum_address(os.environ["TO"])


def signed(function):
    fields = {"from": account.address, "nonce": w3.eth.get_transaction_count(account.address)}
    return account.sign_transaction(function.build_transaction(fields)).raw_transaction


found = {"symbol": coin.functions.symbol().call()}
new = w3.eth.filter("latest")
raw = signed(coin.functions.transfer(to, 100))
receipt = w3.eth.wait_for_transaction_receipt(w3.eth.send_raw_transaction(raw))
found["status"] = receipt["status"]
found["logs"] = len(coin.events.Transfer().process_receipt(receipt))
assert receipt["blockHash"] in new.get_new_entries()
number = receipt["blockNumber"]
assert len(coin.events.Transfer().get_logs(from_block=number, to_block=number)) == 1
try:
    coin.functions.transfer(to, 1).call({"from": account.address})
except ContractLogicError as error:
    found["error"] = str(error)
try:
    w3.eth.send_raw_transaction(raw)
except Web3RPCError as error:
    found["nonce"] = "nonce too low" if "nonce too low" in str(error) else str(error)
print(json.dumps(found))
